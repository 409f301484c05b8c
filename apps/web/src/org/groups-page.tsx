import { org } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { read } from '../app/api.ts';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { holds, useMe, useToday } from '../app/session.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { GroupForm } from './group-form.tsx';
import { groupsRoute } from './routes.tsx';
import { words } from './words.ts';

/** Names that stand for several bodies. */
export function GroupsPage() {
  const t = useWords(words);
  const { language } = useLanguage();
  const today = useToday() ?? '';
  const { ngay } = groupsRoute.useSearch();
  const navigate = useNavigate();
  const on = ngay ?? today;
  const me = useMe();
  const { data, error, refetch } = useQuery(read(org.groups, { query: on === '' ? {} : { on } }));
  const columns = useMemo<readonly Column<org.GroupSummary>[]>(
    () => [
      {
        id: 'name',
        header: t('name'),
        value: (row) => (language === 'en' ? (row.nameEn ?? row.name) : row.name),
        cell: (row) => (
          <Anchor
            underline="hover"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/co-quan/nhom/$groupId"
                params={{ groupId: row.id }}
                search={ngay === undefined ? {} : { ngay }}
              />
            )}
          >
            {language === 'en' ? (row.nameEn ?? row.name) : row.name}
          </Anchor>
        ),
        heading: true,
      },
      {
        id: 'members',
        header: t('memberCount'),
        value: (row) => row.memberCount,
        align: 'right',
        width: '8rem',
      },
      {
        id: 'aliases',
        header: t('aliasCount'),
        value: (row) => row.aliasCount,
        align: 'right',
        width: '8rem',
      },
    ],
    [t, language, ngay],
  );
  return (
    <Page
      title={t('groups')}
      subtitle={on && t('groupsLine', { date: formatDate(on) })}
      crumbs={[{ title: t('bodies'), to: '/co-quan' }]}
      actions={
        <>
          <DateField
            label={t('onDay')}
            w="9.5rem"
            value={on === '' ? null : on}
            onChange={(day) =>
              void navigate({
                to: '/co-quan/nhom',
                search: day === null || day === today ? {} : { ngay: day },
                replace: true,
              })
            }
          />
          {holds(me, ['administrator']) && <GroupForm />}
        </>
      }
    >
      {error ? (
        <Failure problem={error} onRetry={() => void refetch()} />
      ) : data ? (
        <DataTable caption={t('groups')} columns={columns} rows={data.items} rowKey={(row) => row.id} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
