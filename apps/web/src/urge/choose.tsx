import { type OutputOf, urge } from '@binhdang/contract';
import { STANDING_NAMES, type Standing } from '@binhdang/domain';
import { Alert, Button, Chip, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconCircleCheck, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../app/api.ts';
import { useSay, useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { urgeRoute } from './routes.tsx';
import { SendForm } from './send-form.tsx';
import { TargetList } from './target-list.tsx';
import {
  chosenFrom,
  filtered,
  idsOf,
  standingCounts,
  type TargetFilter,
  toggledAll,
} from './targets-model.ts';
import classes from './urge.module.css';
import { words } from './words.ts';

type Plan = OutputOf<typeof urge.list>['plans'][number];
type Targets = OutputOf<typeof urge.targets>;

/** Whom to urge on a plan, and the form that sends. */
export function Choose({ plans }: { readonly plans: readonly Plan[] }) {
  const t = useWords(words);
  const { keHoach } = urgeRoute.useSearch();
  const navigate = urgeRoute.useNavigate();
  const plan = plans.find(({ id }) => id === keHoach) ?? plans[0];
  const query = useQuery({
    ...read(urge.targets, { params: { planId: plan?.id ?? '' } }),
    enabled: plan !== undefined,
  });
  if (plan === undefined) return null;
  return (
    <Stack gap="md">
      {plans.length > 1 && (
        <Select
          label={t('plan')}
          allowDeselect={false}
          maw="40rem"
          data={plans.map(({ id, number, title }) => ({
            value: id,
            label: `${number ?? ''} ${title}`.trim(),
          }))}
          value={plan.id}
          onChange={(value) => void navigate({ search: { keHoach: value ?? undefined }, replace: true })}
        />
      )}
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.bodies.length === 0 && <Empty icon={IconCircleCheck} text={t('noneToUrge')} />}
      {query.data !== undefined && query.data.bodies.length > 0 && (
        <Desk key={plan.id} planId={plan.id} targets={query.data} />
      )}
    </Stack>
  );
}

function Desk({ planId, targets }: { readonly planId: string; readonly targets: Targets }) {
  const t = useWords(words);
  const search = urgeRoute.useSearch();
  const today = useToday() ?? '';
  const { bodies, mail } = targets;
  const [filter, setFilter] = useState<TargetFilter>({ notLately: false, wanted: '' });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => chosenFrom(bodies, search));
  // Named by the address, but reported on or on its way by now.
  const [missed] = useState(() => (search.nhiemVu?.split(',').length ?? chosen.size) - chosen.size);
  const shown = filtered(bodies, filter, today);
  const ids = idsOf(shown);
  // What is no longer owed cannot stay chosen.
  const owed = new Set(idsOf(bodies));
  const sending = bodies
    .map(({ body, targets: all }) => ({
      body,
      targets: all.filter(({ obligationId }) => chosen.has(obligationId) && owed.has(obligationId)),
    }))
    .filter(({ targets: all }) => all.length > 0);
  return (
    <div className={classes.desk}>
      <Stack gap="sm">
        {missed > 0 && (
          <Alert variant="outline" role="status">
            {t('notToUrge', { count: missed })}
          </Alert>
        )}
        <Filters bodies={bodies} filter={filter} onChange={setFilter} />
        <Group gap="xs" className="no-print">
          <Button
            size="sm"
            variant="default"
            disabled={ids.length === 0}
            onClick={() => setChosen(new Set([...chosen, ...ids]))}
          >
            {t('selectShown', { count: ids.length })}
          </Button>
          <Button
            size="sm"
            variant="subtle"
            disabled={chosen.size === 0}
            onClick={() => setChosen(new Set())}
          >
            {t('clear')}
          </Button>
        </Group>
        {shown.length === 0 && <Text c="dimmed">{t('noneFiltered')}</Text>}
        <TargetList bodies={shown} chosen={chosen} onToggle={(some) => setChosen(toggledAll(chosen, some))} />
        {sending.length > 0 && (
          <a href="#gui" className={`${classes.jump} no-print`}>
            {t('toSending', { count: sending.reduce((sum, one) => sum + one.targets.length, 0) })}
          </a>
        )}
      </Stack>
      <SendForm planId={planId} sending={sending} mail={mail} onSent={() => setChosen(new Set())} />
    </div>
  );
}

const ALL = 'tat-ca';

interface FiltersProps {
  readonly bodies: readonly urge.UrgeBody[];
  readonly filter: TargetFilter;
  readonly onChange: (filter: TargetFilter) => void;
}

function Filters({ bodies, filter, onChange }: FiltersProps) {
  const t = useWords(words);
  const say = useSay();
  return (
    <Stack gap="xs" className="no-print">
      <TextInput
        aria-label={t('find')}
        placeholder={t('find')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={filter.wanted}
        onChange={(event) => onChange({ ...filter, wanted: event.currentTarget.value })}
      />
      <Group gap="xs">
        <Chip.Group
          value={filter.standing ?? ALL}
          onChange={(value) =>
            onChange({ ...filter, standing: value === ALL ? undefined : (value as Standing) })
          }
        >
          <Chip value={ALL}>
            {t('all')} ({idsOf(bodies).length})
          </Chip>
          {standingCounts(bodies).map(({ standing, count }) => (
            <Chip key={standing} value={standing}>
              {say(STANDING_NAMES[standing])} ({count})
            </Chip>
          ))}
        </Chip.Group>
        <Chip
          checked={filter.notLately}
          onChange={(notLately) => onChange({ ...filter, notLately })}
          variant="light"
        >
          {t('notUrgedLately')}
        </Chip>
      </Group>
    </Stack>
  );
}
