import { report } from '@binhdang/contract';
import { Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLock } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { read } from '../../../app/api.ts';
import { useSay, useWords } from '../../../app/i18n.tsx';
import { holds, useMe } from '../../../app/session.ts';
import { BodySelect } from '../../../org/body-select.tsx';
import { useBodyRef } from '../../../register/list/use-body-ref.ts';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { PageSteps } from '../../../ui/page-steps.tsx';
import { useSubmit } from '../../../ui/use-submit.ts';
import { listQuery, type ReportsSearch, STATES } from '../filters.ts';
import { STATE_NAMES } from '../names.ts';
import { reportsRoute } from '../routes.tsx';
import { owedSpan } from './owed.ts';
import { ReportTable } from './report-table.tsx';
import { PER_PAGE } from './waiting-list.tsx';
import { words } from './words.ts';

/** All reports that the person sees, narrowed by what stands in the address; accepted ones are locked from here. */
export function AllReports({ today }: { readonly today: string }) {
  const t = useWords(words);
  const search = reportsRoute.useSearch();
  const navigate = reportsRoute.useNavigate();
  const me = useMe();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = useQuery({
    ...read(report.reports, { query: listQuery('tat-ca', search) }),
    placeholderData: keepPreviousData,
  });
  const narrow = (change: ReportsSearch) => {
    setChosen(new Set());
    void navigate({ search: { ...search, trang: undefined, ...change }, replace: true });
  };
  const items = query.data?.items ?? [];
  const mayLock =
    holds(me, ['focal_officer', 'lead_officer']) && items.some(({ state }) => state === 'accepted');
  return (
    <Stack>
      <Filters items={items} today={today} onNarrow={narrow} />
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading />}
      {query.data !== undefined && (
        <>
          <Group justify="space-between" className="no-print">
            <Text size="sm" role="status">
              {t('count', { total: query.data.total })}
            </Text>
            {chosen.size > 0 && <Lock chosen={chosen} onDone={() => setChosen(new Set())} />}
          </Group>
          <ReportTable
            caption={t('tat-ca')}
            rows={items}
            empty={<Empty text={t('noneFound')} />}
            {...(mayLock ? { selected: chosen, onSelect: setChosen } : {})}
          />
          {query.data.total > PER_PAGE && (
            <PageSteps
              at={search.trang ?? 1}
              perPage={PER_PAGE}
              total={query.data.total}
              count={t('count', { total: query.data.total })}
              onGo={(trang) => narrow({ trang: trang > 1 ? trang : undefined })}
            />
          )}
        </>
      )}
    </Stack>
  );
}

interface FiltersProps {
  readonly items: readonly report.ReportHead[];
  readonly today: string;
  readonly onNarrow: (change: ReportsSearch) => void;
}

function Filters({ items, today, onNarrow }: FiltersProps) {
  const t = useWords(words);
  const say = useSay();
  const search = reportsRoute.useSearch();
  const body = useBodyRef(search.coQuan);
  const owed = useQuery({ ...read(report.owed, { query: owedSpan(today) }), staleTime: 5 * 60_000 });
  // Periods are those in sight and those owed; one that the address names is offered in any case.
  const periods = useMemo(() => {
    const known = new Map<string, string>();
    for (const item of [...items, ...(owed.data?.items ?? [])]) known.set(item.period, say(item.periodName));
    if (search.ky !== undefined && !known.has(search.ky)) known.set(search.ky, search.ky);
    return [...known].sort(([a], [b]) => (a < b ? 1 : -1));
  }, [items, owed.data, say, search.ky]);
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm" className="no-print">
      <NativeSelect
        label={t('series')}
        value={search.loai ?? ''}
        data={[
          { value: '', label: t('anySeries') },
          ...(owed.data?.series ?? []).map(({ code, name }) => ({ value: code, label: say(name) })),
        ]}
        onChange={(event) => onNarrow({ loai: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('period')}
        value={search.ky ?? ''}
        data={[{ value: '', label: t('anyPeriod') }, ...periods.map(([value, label]) => ({ value, label }))]}
        onChange={(event) => onNarrow({ ky: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('state')}
        value={search.trangThai ?? ''}
        data={[
          { value: '', label: t('anyState') },
          ...STATES.map((state) => ({ value: state, label: say(STATE_NAMES[state]) })),
        ]}
        onChange={(event) => onNarrow({ trangThai: event.currentTarget.value || undefined })}
      />
      <BodySelect label={t('body')} value={body} onChange={(next) => onNarrow({ coQuan: next?.id })} />
    </SimpleGrid>
  );
}

interface LockProps {
  readonly chosen: ReadonlySet<string>;
  readonly onDone: () => void;
}

function Lock({ chosen, onDone }: LockProps) {
  const t = useWords(words);
  const submit = useSubmit(report.lockReports, {
    outdates: ['report', 'regime'],
    onDone: ({ locked, left }) => {
      notifications.show({ message: t('locked', { locked, left }), color: locked > 0 ? 'green' : 'orange' });
      onDone();
    },
  });
  return (
    <ConfirmButton
      label={t('lock', { count: chosen.size })}
      leftSection={<IconLock size={18} aria-hidden />}
      pending={submit.pending}
      question={
        <Stack gap="sm">
          <Text>{t('lockQuestion')}</Text>
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        </Stack>
      }
      onConfirm={() => submit.run({ body: { reportIds: [...chosen] } })}
    />
  );
}
