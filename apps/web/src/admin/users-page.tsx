import { admin } from '@binhdang/contract';
import { ROLE_NAMES, ROLES, type Role } from '@binhdang/domain';
import { Anchor, Badge, Button, Card, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { read } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { useLater } from '../ui/use-later.ts';
import { AdminPage } from './admin-page.tsx';
import { CreateUser } from './create-user.tsx';
import { type UsersSearch, usersRoute } from './routes.tsx';
import { words } from './words.ts';

const PAGE = 50;

/** All accounts, found by name, role and state. */
export function UsersPage() {
  return (
    <AdminPage section="/quan-tri" actions={<CreateUser />}>
      <Users />
    </AdminPage>
  );
}

function Users() {
  const t = useWords(words);
  const search = usersRoute.useSearch();
  const navigate = useNavigate();
  const change = (next: { [K in keyof UsersSearch]?: UsersSearch[K] | undefined }) =>
    void navigate({
      to: '/quan-tri',
      search: Object.fromEntries(
        Object.entries({ ...search, trang: undefined, ...next }).filter(([, value]) => value),
      ) as UsersSearch,
      replace: true,
    });
  const place = search.trang ?? 1;
  const { data, error, refetch } = useQuery({
    ...read(admin.users, {
      query: {
        offset: (place - 1) * PAGE,
        limit: PAGE,
        ...(search.tim ? { q: search.tim } : {}),
        ...(search.vaitro ? { role: search.vaitro as Role } : {}),
        ...(search.khoa ? { active: search.khoa === 'khong' ? 'true' : 'false' } : {}),
      },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack>
      <Filters search={search} onChange={change} />
      {error && <Failure problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && data.total === 0 && <Empty text={t('noUsers')} />}
      {data && data.total > 0 && (
        <>
          <Text size="sm" c="dimmed" role="status">
            {t('total', { total: data.total })}
          </Text>
          <UserTable users={data.items} />
          {data.total > PAGE && (
            <Group>
              <Button variant="default" disabled={place === 1} onClick={() => change({ trang: place - 1 })}>
                {t('previous')}
              </Button>
              <Text>
                {place} / {Math.ceil(data.total / PAGE)}
              </Text>
              <Button
                variant="default"
                disabled={place * PAGE >= data.total}
                onClick={() => change({ trang: place + 1 })}
              >
                {t('next')}
              </Button>
            </Group>
          )}
        </>
      )}
    </Stack>
  );
}

interface FiltersProps {
  readonly search: UsersSearch;
  readonly onChange: (next: { [K in keyof UsersSearch]?: UsersSearch[K] | undefined }) => void;
}

function Filters({ search, onChange }: FiltersProps) {
  const t = useWords(words);
  const say = useSay();
  const [typed, setTyped] = useState(search.tim ?? '');
  const find = useLater((tim: string) => onChange({ tim }), 250);
  return (
    <Card className="no-print">
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('find')}
          type="search"
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            find(event.currentTarget.value.trim());
          }}
          flex="1 1 18rem"
        />
        <NativeSelect
          label={t('role')}
          data={[
            { value: '', label: t('allRoles') },
            ...ROLES.map((role) => ({ value: role, label: say(ROLE_NAMES[role]) })),
          ]}
          value={search.vaitro ?? ''}
          onChange={(event) => onChange({ vaitro: event.currentTarget.value })}
          flex="0 1 15rem"
        />
        <NativeSelect
          label={t('state')}
          data={[
            { value: '', label: t('all') },
            { value: 'khong', label: t('active') },
            { value: 'co', label: t('inactive') },
          ]}
          value={search.khoa ?? ''}
          onChange={(event) =>
            onChange({ khoa: (event.currentTarget.value || undefined) as UsersSearch['khoa'] })
          }
          flex="0 1 10rem"
        />
      </Group>
    </Card>
  );
}

function UserTable({ users }: { readonly users: readonly admin.User[] }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const columns = useMemo<readonly Column<admin.User>[]>(
    () => [
      {
        id: 'name',
        header: t('fullName'),
        value: (row) => row.fullName,
        cell: (row) => (
          <>
            <Anchor
              underline="hover"
              renderRoot={(props) => (
                <Link {...props} to="/quan-tri/tai-khoan/$userId" params={{ userId: row.id }} />
              )}
            >
              {row.fullName}
            </Anchor>
            <Text size="sm" c="dimmed">
              {row.jobTitle}
            </Text>
          </>
        ),
        heading: true,
      },
      { id: 'login', header: t('login'), value: (row) => row.login, width: '12rem' },
      {
        id: 'roles',
        header: t('roles'),
        value: (row) => row.grants.find((grant) => grant.holds)?.body.name ?? '',
        cell: (row) =>
          row.grants
            .filter((grant) => grant.holds)
            .map((grant) => (
              <Text key={grant.id} size="sm">
                {say(ROLE_NAMES[grant.role])}: {grant.body.shortName ?? grant.body.name}
              </Text>
            )),
      },
      {
        id: 'state',
        header: t('state'),
        value: (row) => (row.active ? 0 : 1),
        cell: (row) => (
          <>
            <Badge variant="outline" color={row.active ? 'green' : 'gray'}>
              {t(row.active ? 'active' : 'inactive')}
            </Badge>
            <Text size="xs" c="dimmed">
              {row.lastSeenAt && t('lastSeen', { at: formatInstant(row.lastSeenAt, language) })}
            </Text>
          </>
        ),
        width: '11rem',
      },
    ],
    [t, say, language],
  );
  return <DataTable caption={t('users')} columns={columns} rows={users} rowKey={(row) => row.id} />;
}
