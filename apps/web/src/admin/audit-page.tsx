import { admin } from '@binhdang/contract';
import { Button, Card, Group, NativeSelect, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { call, queryKey, read } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import classes from './admin.module.css';
import { AdminPage } from './admin-page.tsx';
import { kinds } from './kinds.ts';
import { type AuditSearch, auditRoute } from './routes.tsx';
import { words } from './words.ts';

/** Who did what when; without the contents. */
export function AuditPage() {
  const t = useWords(words);
  return (
    <AdminPage section="/quan-tri/nhat-ky" subtitle={t('auditLine')}>
      <Lines />
    </AdminPage>
  );
}

type Change = { [K in keyof AuditSearch]?: AuditSearch[K] | undefined };

function Lines() {
  const t = useWords(words);
  const search = auditRoute.useSearch();
  const navigate = useNavigate();
  const change = (next: Change) =>
    void navigate({
      to: '/quan-tri/nhat-ky',
      search: Object.fromEntries(
        Object.entries({ ...search, ...next }).filter(([, value]) => value),
      ) as AuditSearch,
      replace: true,
    });
  const query = {
    limit: 100,
    ...(search.nguoi ? { person: search.nguoi } : {}),
    ...(search.viec ? { action: search.viec } : {}),
    ...(search.tu ? { from: search.tu } : {}),
    ...(search.den ? { to: search.den } : {}),
  };
  const pages = useInfiniteQuery({
    queryKey: queryKey(admin.auditLog, { query }),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(admin.auditLog, { query: { ...query, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const lines = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const actions = pages.data?.pages[0]?.actions ?? [];
  return (
    <Stack>
      <Filters search={search} actions={actions} onChange={change} />
      {pages.error && <Failure problem={pages.error} onRetry={() => void pages.refetch()} />}
      {!pages.data && !pages.error && <Loading />}
      {pages.data && lines.length === 0 && <Empty text={t('noAudit')} />}
      {lines.length > 0 && <LineTable lines={lines} actions={actions} />}
      {pages.hasNextPage && (
        <Button
          variant="default"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('older')}
        </Button>
      )}
    </Stack>
  );
}

type Actions = readonly { readonly id: string; readonly name: { vi: string; en: string } }[];

interface FiltersProps {
  readonly search: AuditSearch;
  readonly actions: Actions;
  readonly onChange: (next: Change) => void;
}

function Filters({ search, actions, onChange }: FiltersProps) {
  const t = useWords(words);
  const say = useSay();
  return (
    <Card className="no-print">
      <Group align="flex-end" gap="sm">
        <PersonSelect value={search.nguoi} onChange={(nguoi) => onChange({ nguoi })} />
        <NativeSelect
          label={t('action')}
          data={[
            { value: '', label: t('allActions') },
            ...actions.map((action) => ({ value: action.id, label: say(action.name) })),
          ]}
          value={search.viec ?? ''}
          onChange={(event) => onChange({ viec: event.currentTarget.value })}
          flex="1 1 16rem"
        />
        <DateField
          label={t('from')}
          clearable
          w="10rem"
          value={search.tu ?? null}
          onChange={(tu) => onChange({ tu: tu ?? undefined })}
        />
        <DateField
          label={t('to')}
          clearable
          w="10rem"
          value={search.den ?? null}
          onChange={(den) => onChange({ den: den ?? undefined })}
        />
      </Group>
    </Card>
  );
}

interface PersonSelectProps {
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

function PersonSelect({ value, onChange }: PersonSelectProps) {
  const t = useWords(words);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const { data } = useQuery({
    ...read(admin.users, { query: { q, limit: 30 } }),
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({
    ...read(admin.user, { params: { userId: value ?? '' } }),
    enabled: value !== undefined,
  });
  const found = data?.items ?? [];
  const all =
    value !== undefined && chosen.data && !found.some((one) => one.id === value)
      ? [chosen.data, ...found]
      : found;
  return (
    <Select
      label={t('who')}
      placeholder={t('anyone')}
      searchable
      clearable
      filter={({ options }) => options}
      data={all.map((one) => ({ value: one.id, label: `${one.fullName} (${one.login})` }))}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      onSearchChange={setTyped}
      flex="1 1 14rem"
    />
  );
}

interface LineTableProps {
  readonly lines: readonly admin.AuditEntry[];
  readonly actions: Actions;
}

function LineTable({ lines, actions }: LineTableProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const columns = useMemo<readonly Column<admin.AuditEntry>[]>(() => {
    const names = new Map(actions.map((action) => [action.id, action.name]));
    const nameOf = (line: admin.AuditEntry) => {
      const name = names.get(line.action);
      return name ? say(name) : line.action;
    };
    const kindOf = (line: admin.AuditEntry) => {
      const kind = kinds[line.objectKind];
      return kind ? say(kind) : line.objectKind;
    };
    return [
      {
        id: 'action',
        header: t('action'),
        value: nameOf,
        sortable: false,
        heading: true,
      },
      {
        id: 'at',
        header: t('at'),
        value: (line) => line.at,
        cell: (line) => formatInstant(line.at, language),
        sortable: false,
        width: '10rem',
      },
      {
        id: 'who',
        header: t('who'),
        value: (line) => line.actor?.name ?? t('theSystem'),
        sortable: false,
        width: '13rem',
      },
      {
        id: 'object',
        header: t('object'),
        value: (line) => line.objectId,
        cell: (line) => (
          <>
            {t(line.operation)} {kindOf(line)}
            <Text size="xs" c="dimmed" className={classes.id}>
              {line.objectId}
            </Text>
          </>
        ),
        sortable: false,
        width: '20rem',
      },
    ];
  }, [t, say, language, actions]);
  return <DataTable caption={t('audit')} columns={columns} rows={lines} rowKey={(line) => line.cursor} />;
}
