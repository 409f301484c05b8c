import { register } from '@binhdang/contract';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconPencilPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { type LoadedRegister, useRegister } from '../use-register.ts';
import { WaitingOf } from '../waiting-here.tsx';
import { ColumnChooser, useHiddenColumns } from './column-chooser.tsx';
import { FilterBar } from './filter-bar.tsx';
import { PageStepper } from './page-stepper.tsx';
import { PrintedList, PrintList } from './print-list.tsx';
import classes from './records.module.css';
import { RecordsExport } from './records-export.tsx';
import { recordsRoute } from './routes.ts';
import { conditionCount, fromStart, type ListSearch, PAGE_SIZE, recordQuery } from './search.ts';
import { StatusCounts } from './status-counts.tsx';
import { type Line, useColumns } from './use-columns.tsx';
import { usePrint } from './use-print.ts';
import { words } from './words.ts';

/** A register's records: columns and filters are those of its definition; what is shown stands in the address. */
export function RecordsPage() {
  const t = useWords(words);
  const say = useSay();
  const { register: code } = recordsRoute.useParams();
  const { register: loaded, query } = useRegister(code);
  return (
    <Page
      title={loaded === undefined ? t('registers') : say(loaded.definition.name)}
      subtitle={
        loaded && (
          <>
            {say(loaded.definition.purpose)}{' '}
            <AppLink to="/huong-dan/so/$register" params={{ register: code }} className="no-print">
              {t('guide')}
            </AppLink>
          </>
        )
      }
      crumbs={[{ title: t('registers'), to: '/so-theo-doi' }]}
      actions={loaded && <EntryButtons register={loaded} />}
    >
      {query.isPending && <Loading lines={8} />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {loaded?.retired && <Alert color="gray">{t('closed')}</Alert>}
      <WaitingOf register={code} />
      {loaded !== undefined && <Records key={code} register={loaded} />}
    </Page>
  );
}

/** Ways to put records in, for those who may write. */
function EntryButtons({
  register: { code, retired, writableBodies },
}: {
  readonly register: LoadedRegister;
}) {
  const t = useWords(words);
  if (retired || writableBodies.length === 0) return null;
  const params = { register: code };
  return (
    <>
      <LinkButton to="/so-theo-doi/$register/nhap-nhieu" params={params} variant="default">
        {t('enterMany')}
      </LinkButton>
      <LinkButton to="/so-theo-doi/$register/nhap-excel" params={params} variant="default">
        {t('importExcel')}
      </LinkButton>
      <LinkButton
        to="/so-theo-doi/$register/ghi-moi"
        params={params}
        leftSection={<IconPencilPlus size={18} aria-hidden />}
      >
        {t('enter')}
      </LinkButton>
    </>
  );
}

function Records({ register: loaded }: { readonly register: LoadedRegister }) {
  const t = useWords(words);
  const search = recordsRoute.useSearch();
  const navigate = useNavigate();
  const { code } = loaded;
  const go = (next: ListSearch, replace = true) =>
    void navigate({ to: '/so-theo-doi/$register', params: { register: code }, search: next, replace });
  const query = useQuery({
    ...read(register.records, {
      params: { register: code },
      query: { ...recordQuery(search), limit: PAGE_SIZE },
    }),
    // While another filter loads, the lines before stay in sight.
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const columns = useColumns(loaded);
  const [hidden, hide] = useHiddenColumns(code);
  const shown = useMemo(
    () => columns.filter((column, at) => at === 0 || !hidden.includes(column.id)),
    [columns, hidden],
  );
  const rows = useMemo(() => data?.items.map((item): Line => ({ ...item, names: data.names })) ?? [], [data]);
  const print = usePrint(loaded, search);
  if (query.isError)
    return (
      <>
        <FilterBar register={loaded} search={search} onChange={go} />
        <Failure problem={query.error} onRetry={() => void query.refetch()} />
      </>
    );
  return (
    <>
      <FilterBar register={loaded} search={search} onChange={go} />
      {data === undefined ? (
        <Loading lines={8} />
      ) : (
        <Stack gap="sm" aria-busy={query.isFetching}>
          <StatusCounts
            counts={data.byStatus}
            chosen={search.trangThai}
            onChange={(trangThai) => go(fromStart({ ...search, trangThai }))}
          />
          <div className={`${classes.toolbar} no-print`}>
            <Text role="status" size="sm">
              {t('printed', { total: data.total })}
            </Text>
            <Group gap="xs">
              <ColumnChooser columns={columns} hidden={hidden} onChange={hide} />
              <RecordsExport code={code} search={search} disabled={data.total === 0} />
              <PrintList print={print} disabled={data.total === 0} />
            </Group>
          </div>
          <div className="no-print">
            <DataTable
              caption={t('registers')}
              columns={shown}
              rows={rows}
              rowKey={(row) => row.id}
              order={{ column: orderColumn(search, loaded, columns), descending: search.chieu !== 'tang' }}
              onOrder={({ column, descending }) =>
                go(fromStart({ ...search, sapXep: column, chieu: descending ? undefined : 'tang' }))
              }
              empty={<NothingHere search={search} onClear={() => go({})} />}
            />
            <PageStepper code={code} search={search} page={data} onGo={(next) => go(next, false)} />
          </div>
          {print.result !== undefined && <PrintedList columns={shown} result={print.result} />}
        </Stack>
      )}
    </>
  );
}

/** Sorted by day where nothing else is chosen; that is the column of the register's own day field, where it has one. */
function orderColumn(
  { sapXep }: ListSearch,
  { definition }: LoadedRegister,
  columns: readonly Column<Line>[],
): string {
  const chosen = sapXep ?? 'day';
  if (chosen !== 'day' || columns.some(({ id }) => id === 'day')) return chosen;
  return definition.day;
}

function NothingHere({ search, onClear }: { readonly search: ListSearch; readonly onClear: () => void }) {
  const t = useWords(words);
  if (conditionCount(search) === 0) return <Empty text={t('emptyRegister')} />;
  return (
    <Empty
      text={t('nothingFits')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('clearFilter')}
        </Button>
      }
    />
  );
}
