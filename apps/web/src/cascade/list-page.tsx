import { cascade } from '@binhdang/contract';
import { Alert, Anchor, Button, Chip, Group, Stack, Text } from '@mantine/core';
import { IconFilePlus, IconGridDots, IconInbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { read } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { holds, useMe } from '../app/session.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/loading.tsx';
import { NotAllowed } from '../ui/not-allowed.tsx';
import { Page } from '../ui/page.tsx';
import { PageSteps } from '../ui/page-steps.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { nameOf } from './plan-name.ts';
import { bodyPlansRoute, type ListState, stateOf } from './routes.tsx';
import { StateBadge } from './state-badge.tsx';
import { STATE_NAMES, words } from './words.ts';

const PAGE = 50;
const ALL = 'tat-ca';
const STATES = ['du-thao', 'cho-ghi-nhan', 'tra-lai', 'da-ghi-nhan'] as const satisfies readonly ListState[];

/** Plans of the person's bodies, and those sent to them; where none was written yet, the way to begin. */
export function ListPage() {
  const t = useWords(words);
  const me = useMe();
  const { loc, trang = 1 } = bodyPlansRoute.useSearch();
  const navigate = bodyPlansRoute.useNavigate();
  const allowed = holds(me, ['lead_officer', 'leader', 'focal_officer', 'viewer']);
  const query = useQuery({
    ...read(cascade.list, { query: { state: stateOf(loc), page: trang } }),
    enabled: allowed,
    placeholderData: (previous) => previous,
  });
  const list = query.data;
  if (!allowed) return <NotAllowed />;
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={list?.covered.slice(0, 2).map(({ id, number, title }) => (
        <LinkButton
          key={id}
          variant="default"
          to="/ke-hoach-don-vi/bao-phu/$planId"
          params={{ planId: id }}
          leftSection={<IconGridDots size={18} aria-hidden />}
        >
          {t('coverageOf', { number: number ?? title })}
        </LinkButton>
      ))}
    >
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {list !== undefined && list.choices.length > 0 && <Choices choices={list.choices} />}
      {list !== undefined && list.waiting > 0 && loc === undefined && (
        <Alert variant="outline" icon={<IconInbox aria-hidden />}>
          {t('waiting', { count: list.waiting })}
        </Alert>
      )}
      {list !== undefined && (list.total > 0 || loc !== undefined) && <StateFilter chosen={loc} />}
      {list?.items.length === 0 && list.choices.length === 0 && (
        <Empty text={t(loc === undefined ? 'none' : 'noneOfState')} />
      )}
      {list?.items.length === 0 && list.choices.length > 0 && loc !== undefined && (
        <Empty text={t('noneOfState')} />
      )}
      {list !== undefined && list.items.length > 0 && <Plans items={list.items} />}
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

function Choices({ choices }: { readonly choices: readonly cascade.BodyPlanChoice[] }) {
  const t = useWords(words);
  return (
    <Part title={t('choicesTitle')}>
      {choices.map((choice) => (
        <Choice key={`${choice.planId}.${choice.body.id}`} choice={choice} />
      ))}
    </Part>
  );
}

function Choice({ choice }: { readonly choice: cascade.BodyPlanChoice }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const submit = useSubmit(cascade.create, {
    outdates: ['cascade'],
    onDone: ({ id }) => navigate({ to: '/ke-hoach-don-vi/$bodyPlanId', params: { bodyPlanId: id } }),
  });
  const { body, planId, bodyPlanId, tasks } = choice;
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <Text>{t('choice', { body: body.name, tasks, above: nameOf(choice) })}</Text>
        <Button
          aria-label={t('beginFor', { body: body.name })}
          leftSection={<IconFilePlus size={18} aria-hidden />}
          loading={submit.pending}
          onClick={() => void submit.run({ body: { bodyId: body.id, planId, parentId: bodyPlanId } })}
        >
          {t('begin')}
        </Button>
      </Group>
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
    </Stack>
  );
}

function StateFilter({ chosen }: { readonly chosen: ListState | undefined }) {
  const t = useWords(words);
  const say = useSay();
  const navigate = bodyPlansRoute.useNavigate();
  return (
    <Chip.Group
      value={chosen ?? ALL}
      onChange={(value) =>
        void navigate({ search: { loc: STATES.find((one) => one === value) }, replace: true })
      }
    >
      <Group gap="xs" className="no-print">
        <Chip value={ALL}>{t('all')}</Chip>
        {STATES.map((state) => {
          const of = stateOf(state);
          return of === undefined ? null : (
            <Chip key={state} value={state}>
              {say(STATE_NAMES[of])}
            </Chip>
          );
        })}
      </Group>
    </Chip.Group>
  );
}

function Plans({ items }: { readonly items: readonly cascade.BodyPlanSummary[] }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const columns = useMemo(
    (): Column<cascade.BodyPlanSummary>[] => [
      {
        id: 'plan',
        header: t('plan'),
        value: ({ title }) => title,
        cell: ({ id, title, above }) => (
          <>
            <Anchor
              underline="hover"
              fw={500}
              renderRoot={(props) => (
                <Link {...props} to="/ke-hoach-don-vi/$bodyPlanId" params={{ bodyPlanId: id }} />
              )}
            >
              {title}
            </Anchor>
            <Text size="sm" c="dimmed">
              {above === null ? t('ahead') : t('under', { above: nameOf(above) })}
            </Text>
          </>
        ),
      },
      { id: 'body', header: t('body'), width: '16rem', value: ({ body }) => body.shortName ?? body.name },
      { id: 'number', header: t('number'), width: '9rem', value: ({ number }) => number ?? '–' },
      { id: 'year', header: t('year'), width: '5rem', value: ({ year }) => String(year) },
      {
        id: 'state',
        header: t('state'),
        width: '11rem',
        value: ({ state }) => state,
        cell: ({ state }) => <StateBadge state={state} />,
      },
      {
        id: 'sent',
        header: t('sentAt'),
        width: '11rem',
        value: ({ submittedAt }) => submittedAt ?? '',
        cell: ({ submittedAt }) => (submittedAt === null ? '–' : formatInstant(submittedAt, language)),
      },
    ],
    [t, language],
  );
  return <DataTable caption={t('title')} columns={columns} rows={items} rowKey={({ id }) => id} />;
}
