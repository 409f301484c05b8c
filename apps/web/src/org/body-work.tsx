import { org } from '@binhdang/contract';
import {
  CLOSED,
  formatDate,
  OBLIGATION_ROLE_NAMES,
  type ObligationRole,
  STANDINGS,
  type Standing,
} from '@binhdang/domain';
import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconFileText, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { read } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/loading.tsx';
import { StandingBadge } from '../ui/standing-badge.tsx';
import { words } from './words.ts';

/** What plans give the body, what it did and still owes; only what the viewer may see. */
export function BodyWorkView({ bodyId }: { readonly bodyId: string }) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery(read(org.bodyWork, { params: { bodyId } }));
  if (error) return <Failure problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.plans.length === 0) {
    return data.visible === 'none' ? (
      <Empty icon={IconLock} text={t('hiddenWork')} />
    ) : (
      <Empty text={t('noWork')} />
    );
  }
  return (
    <Stack>
      {data.plans.map((plan) => (
        <PlanPart key={plan.id} plan={plan} bodyId={bodyId} />
      ))}
    </Stack>
  );
}

type Plan = org.BodyWork['plans'][number];

function PlanPart({ plan, bodyId }: { readonly plan: Plan; readonly bodyId: string }) {
  const t = useWords(words);
  const closed: readonly string[] = CLOSED;
  const open = plan.obligations.filter((one) => !closed.includes(one.standing)).length;
  return (
    <Card component="section">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="xs">
          <Title order={2} size="h3" flex="1 1 16rem">
            {[plan.number, plan.title].filter(Boolean).join(': ')}
          </Title>
          {plan.mayExtract && (
            <LinkButton
              className="no-print"
              variant="default"
              to="/van-ban/soan"
              search={{ loai: 'assignment_extract', keHoach: plan.id, coQuan: bodyId }}
              leftSection={<IconFileText size={18} aria-hidden />}
            >
              {t('extract')}
            </LinkButton>
          )}
        </Group>
        <Text>
          {t('given', { total: plan.total })}
          {plan.percentDone !== null && `, ${t('percent', { percent: plan.percentDone })}`}.{' '}
          {open > 0 && `${t('owes', { late: plan.counts.late ?? 0, open })}.`}
        </Text>
        <Group gap="sm">
          {STANDINGS.filter((standing) => plan.counts[standing]).map((standing) => (
            <Group key={standing} gap={4}>
              <StandingBadge standing={standing} />
              <Text fw={600}>{plan.counts[standing]}</Text>
            </Group>
          ))}
        </Group>
        <Obligations plan={plan} />
      </Stack>
    </Card>
  );
}

function Obligations({ plan }: { readonly plan: Plan }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const columns = useMemo<readonly Column<org.BodyObligation>[]>(
    () => [
      {
        id: 'task',
        header: t('task'),
        value: (row) => row.text,
        cell: (row) => (
          <Anchor
            underline="hover"
            lineClamp={4}
            renderRoot={(props) => (
              <Link {...props} to="/nhiem-vu/$obligationId" params={{ obligationId: row.id }} />
            )}
          >
            {row.label} {row.text}
          </Anchor>
        ),
        heading: true,
      },
      {
        id: 'role',
        header: t('role'),
        value: (row) => say(OBLIGATION_ROLE_NAMES[row.role as ObligationRole]),
        width: '8rem',
      },
      {
        id: 'due',
        header: t('due'),
        value: (row) => row.dueOn ?? '9999',
        cell: (row) => (row.dueOn ? formatDate(row.dueOn) : t('noDue')),
        width: '8rem',
      },
      {
        id: 'standing',
        header: t('standing'),
        value: (row) => STANDINGS.indexOf(row.standing as Standing),
        cell: (row) => <StandingBadge standing={row.standing as Standing} />,
        width: '13rem',
      },
      {
        id: 'latest',
        header: t('latest'),
        value: (row) => row.lastProgress?.at ?? '',
        cell: (row) =>
          row.lastProgress === null ? (
            t('noReport')
          ) : (
            <>
              <Text size="xs" c="dimmed">
                {formatInstant(row.lastProgress.at, language)}
              </Text>
              <Text size="sm" lineClamp={2}>
                {row.lastProgress.narrative}
              </Text>
            </>
          ),
        width: '16rem',
      },
    ],
    [t, say, language],
  );
  return (
    <DataTable
      caption={plan.title}
      columns={columns}
      rows={plan.obligations}
      rowKey={(row) => row.id}
      pageSize={50}
    />
  );
}
