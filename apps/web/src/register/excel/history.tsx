import { register as contract } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Part } from '../../ui/part.tsx';
import { words } from './words.ts';

type Line = contract.ImportLine;

/** Who brought what into the register when, and what became of it. */
export function ImportHistory({ code }: { readonly code: string }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const query = useQuery(read(contract.imports, { params: { register: code } }));
  const columns = useMemo((): Column<Line>[] => {
    const result = (line: Line): string => {
      const faults = line.faults ?? 0;
      const count = formatNumber(line.imported ?? 0, language);
      switch (line.state) {
        case 'checked':
          return faults > 0
            ? t('stateCheckedFaults', { faults: formatNumber(faults, language) })
            : t('stateChecked');
        case 'done':
          return t('stateDone', { count });
        case 'checking':
          return t('stateChecking');
        case 'importing':
          return t('stateImporting');
        case 'undoing':
          return t('stateUndoing');
        case 'undone':
          return t('stateUndone');
        case 'discarded':
          return t('stateDiscarded');
        case 'failed':
          return t('stateFailed');
      }
    };
    return [
      {
        id: 'file',
        header: t('file'),
        value: ({ fileName }) => fileName,
        heading: true,
        cell: ({ id, fileName }) => (
          <AppLink to="/so-theo-doi/$register/nhap-excel" params={{ register: code }} search={{ lan: id }}>
            {fileName}
          </AppLink>
        ),
      },
      { id: 'result', header: t('state'), value: result },
      { id: 'who', header: t('who'), value: ({ madeBy }) => madeBy.name },
      {
        id: 'when',
        header: t('when'),
        value: ({ madeAt }) => madeAt,
        cell: ({ madeAt }) => formatInstant(madeAt, language),
      },
    ];
  }, [t, language, code]);
  return (
    <Part title={t('history')}>
      {query.isPending ? (
        <Loading lines={3} />
      ) : query.isError ? (
        <Failure problem={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          caption={t('history')}
          columns={columns}
          rows={query.data.items}
          rowKey={({ id }) => id}
          pageSize={10}
          empty={<Text c="dimmed">{t('noHistory')}</Text>}
        />
      )}
    </Part>
  );
}
