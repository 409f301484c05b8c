import { planReview } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Anchor, Badge, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { holds, useMe } from '../../app/session.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { TakeInDialog } from './take-in-dialog.tsx';
import { words } from './words.ts';

type Summary = planReview.PlanSummary;

/** `/ke-hoach`: the plans a person may see, and for lead officers the way in for a new document. */
export function PlansPage() {
  const t = useWords(words);
  const me = useMe();
  const plans = useQuery(read(planReview.list));
  const [open, dialog] = useDisclosure(false);
  const leads = holds(me, ['lead_officer']);
  const reviews = plans.data?.items.some((plan) => plan.allowed.includes('plan.review')) ?? false;
  const columns = useMemo(() => columnsOf(t, reviews), [t, reviews]);
  const button = (
    <Button leftSection={<IconFileImport size={18} aria-hidden />} onClick={dialog.open}>
      {t('takeIn')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={leads ? button : undefined}>
      {plans.isPending && <Loading />}
      {plans.isError && <Failure problem={plans.error} onRetry={() => void plans.refetch()} />}
      {plans.data?.items.length === 0 && (
        <Empty text={t(leads ? 'noneForLead' : 'none')} action={leads ? button : undefined} />
      )}
      {plans.data && plans.data.items.length > 0 && (
        <DataTable
          caption={t('caption')}
          columns={columns}
          rows={plans.data.items}
          rowKey={(plan) => plan.id}
          pageSize={25}
        />
      )}
      {open && <TakeInDialog onClose={dialog.close} />}
    </Page>
  );
}

const STATUS_COLORS = { review: 'yellow', published: 'green', closed: 'gray' } as const;

function columnsOf(t: (key: keyof typeof words) => string, reviews: boolean): Column<Summary>[] {
  const columns: Column<Summary>[] = [
    {
      id: 'title',
      header: t('name'),
      heading: true,
      value: (plan) => plan.title,
      cell: (plan) => (
        <>
          <Anchor component={Link} to={pageOf(plan)} fw={500}>
            {plan.title}
          </Anchor>
          <Text size="sm" c="dimmed">
            {plan.issuer.shortName ?? plan.issuer.name}
          </Text>
        </>
      ),
    },
    {
      id: 'number',
      header: t('number'),
      value: (plan) => plan.number,
      cell: (plan) =>
        plan.number ?? (
          <Text component="span" c="dimmed">
            {t('noNumber')}
          </Text>
        ),
      width: '9rem',
    },
    {
      id: 'date',
      header: t('date'),
      value: (plan) => plan.issuedOn,
      cell: (plan) => (plan.issuedOn === null ? '' : formatDate(plan.issuedOn)),
      width: '8rem',
    },
    {
      id: 'status',
      header: t('status'),
      value: (plan) => t(plan.status),
      cell: (plan) => (
        <Badge variant="light" color={STATUS_COLORS[plan.status]} tt="none">
          {t(plan.status)}
        </Badge>
      ),
      width: '11rem',
    },
    { id: 'tasks', header: t('tasks'), value: (plan) => plan.tasks, align: 'right', width: '7.5rem' },
  ];
  if (!reviews) return columns;
  return [
    ...columns,
    {
      id: 'checked',
      header: t('checked'),
      value: (plan) => (isReviewed(plan) ? plan.checked : null),
      cell: (plan) => (isReviewed(plan) ? `${plan.checked}/${plan.toCheck}` : ''),
      align: 'right',
      width: '8rem',
    },
    {
      id: 'doubtful',
      header: t('doubtful'),
      value: (plan) => (isReviewed(plan) ? plan.doubtful : null),
      align: 'right',
      width: '7.5rem',
    },
  ];
}

/** How far the review has come is of interest while it goes on. */
const isReviewed = (plan: Summary): boolean => plan.status === 'review' && plan.toCheck > 0;

/** Under review for those who review it; otherwise its page. */
const pageOf = (plan: Summary): string =>
  plan.status === 'review' && plan.allowed.includes('plan.review')
    ? `/ke-hoach/${plan.id}/ra-soat`
    : `/ke-hoach/${plan.id}`;
