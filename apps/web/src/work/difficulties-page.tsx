import { type OutputOf, work } from '@binhdang/contract';
import { DIFFICULTY_STATUS_NAMES, DIFFICULTY_STATUSES, type DifficultyStatus } from '@binhdang/domain';
import { Anchor, Badge, Button, Card, Chip, Group, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { PageSteps } from '../ui/page-steps.tsx';
import { useHasDraft } from '../ui/use-draft.ts';
import { RaiseForm, raiseDraft } from './raise-form.tsx';
import { type DifficultiesSearch, difficultiesRoute } from './routes.tsx';
import { difficultyWords } from './words.ts';
import classes from './work.module.css';

type List = OutputOf<typeof work.difficulties>;
const ALL = 'tat-ca';
const PAGE = 50;

/** Difficulties of the person's bodies and of the plans they oversee, those that wait for them first. */
export function DifficultiesPage() {
  const t = useWords(difficultyWords);
  const { loc, keHoach, trang = 1 } = difficultiesRoute.useSearch();
  const navigate = difficultiesRoute.useNavigate();
  const [opened, { open, close }] = useDisclosure(useHasDraft(raiseDraft()));
  const status = DIFFICULTY_STATUSES.find((one) => one === loc);
  const query = useQuery({
    ...read(work.difficulties, {
      query: {
        status: status ? [status] : undefined,
        waiting: loc === 'cho-toi' ? 'true' : undefined,
        planId: keHoach,
        page: trang,
      },
    }),
    placeholderData: (previous) => previous,
  });
  const list = query.data;
  const plans = list?.plans.filter(({ bodies }) => bodies.length > 0) ?? [];
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={plans.length > 0 && !opened && <Button onClick={open}>{t('raise')}</Button>}
    >
      {opened && plans.length > 0 && (
        <Card>
          <RaiseForm plans={plans} onClose={close} />
        </Card>
      )}
      {list !== undefined && <Filters list={list} chosen={loc ?? ALL} planId={keHoach} />}
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {list?.items.length === 0 && <Empty text={t(loc === 'cho-toi' ? 'noneWaiting' : 'none')} />}
      {list !== undefined && list.items.length > 0 && (
        <ul className={classes.lines}>
          {list.items.map((item) => (
            <Line key={item.id} item={item} />
          ))}
        </ul>
      )}
      {list !== undefined && list.total > PAGE && (
        <PageSteps
          at={trang}
          perPage={PAGE}
          total={list.total}
          count={t('count', { count: list.total })}
          onGo={(page) => void navigate({ search: (before) => ({ ...before, trang: page }) })}
        />
      )}
    </Page>
  );
}

interface FiltersProps {
  readonly list: List;
  readonly chosen: string;
  readonly planId: string | undefined;
}

function Filters({ list, chosen, planId }: FiltersProps) {
  const t = useWords(difficultyWords);
  const say = useSay();
  const navigate = difficultiesRoute.useNavigate();
  const total = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
  const choices = [
    { value: ALL, label: `${t('all')} (${total})` },
    { value: 'cho-toi', label: `${t('waiting')} (${list.waitingCount})` },
    ...DIFFICULTY_STATUSES.map((status: DifficultyStatus) => ({
      value: status,
      label: `${say(DIFFICULTY_STATUS_NAMES[status])} (${list.counts[status]})`,
    })),
  ];
  const change = (part: Omit<DifficultiesSearch, 'trang'>) =>
    void navigate({ search: ({ trang: _, ...before }) => ({ ...before, ...part }), replace: true });
  return (
    <Group gap="md" align="flex-end" className="no-print">
      {(list.plans.length > 1 || (planId !== undefined && planId !== list.plans[0]?.id)) && (
        <Select
          label={t('plan')}
          placeholder={t('allPlans')}
          clearable
          data={list.plans.map(({ id, number, title }) => ({ value: id, label: number ?? title }))}
          value={planId ?? null}
          onChange={(value) => change({ keHoach: value ?? undefined })}
        />
      )}
      <Chip.Group
        value={chosen}
        onChange={(value) => change({ loc: value === ALL ? undefined : String(value) })}
      >
        <Group gap="xs">
          {choices.map(({ value, label }) => (
            <Chip key={value} value={value}>
              {label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Group>
  );
}

function Line({ item }: { readonly item: work.Difficulty }) {
  const t = useWords(difficultyWords);
  const say = useSay();
  const { language } = useLanguage();
  return (
    <li className={classes.line} data-current={item.waitingForMe || undefined}>
      <div>
        <Anchor component={Link} to={`/kho-khan/${item.id}`} underline="hover" className={classes.task}>
          {item.title}
        </Anchor>
        <Text size="sm">{item.body.name}</Text>
        <Text size="sm" c="dimmed" className={classes.quiet}>
          {item.obligation === null ? t('onPlan') : `${t('onObligation')}: ${item.obligation.task}`}
        </Text>
      </div>
      <div className={classes.side}>
        <Group gap={6}>
          {item.waitingForMe && (
            <Badge color="red" tt="none">
              {t('waiting')}
            </Badge>
          )}
          <Badge variant="light" tt="none">
            {say(DIFFICULTY_STATUS_NAMES[item.status])}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {t('raisedOn', { date: formatInstant(item.raisedAt, language) })},{' '}
          {t('lastMove', { when: formatInstant(item.lastAt, language) })}
        </Text>
      </div>
    </li>
  );
}
