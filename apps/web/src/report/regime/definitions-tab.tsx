import { report } from '@binhdang/contract';
import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Part } from '../../ui/part.tsx';
import { dueInWords } from './due-words.ts';
import { words } from './words.ts';

type Duty = ReturnType<typeof useDuties>[number];
const useDuties = () => useQuery(read(report.definitions)).data?.duties ?? [];

/** The duties and outlines in force. */
export function DefinitionsTab() {
  const t = useWords(words);
  const say = useSay();
  const query = useQuery(read(report.definitions));
  const duties = useDuties();
  const columns = useMemo(
    (): Column<Duty>[] => [
      {
        id: 'name',
        header: t('series'),
        value: ({ name }) => say(name),
        heading: true,
        cell: ({ code, name }) => (
          <Anchor component={Link} to={`/bao-cao/che-do/duty/${code}`}>
            {say(name)}
          </Anchor>
        ),
      },
      { id: 'period', header: t('period'), value: ({ period }) => t(`period_${period as 'year'}`) },
      { id: 'due', header: t('due'), value: ({ due }) => dueInWords(due, t), sortable: false },
      { id: 'basis', header: t('basis'), value: ({ basis }) => basis },
    ],
    [t, say],
  );
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Stack>
      <Part title={t('duties')}>
        <DataTable caption={t('duties')} columns={columns} rows={duties} rowKey={({ code }) => code} />
      </Part>
      <Part title={t('outlines')}>
        <ul>
          {query.data.outlines.map(({ code, name, number, sections }) => (
            <li key={code}>
              <Anchor component={Link} to={`/bao-cao/che-do/outline/${code}`}>
                {say(name)}
              </Anchor>{' '}
              <Text span size="sm" c="dimmed">
                {t('parts', { count: sections })}, {t('version', { number })}
              </Text>
            </li>
          ))}
        </ul>
      </Part>
    </Stack>
  );
}
