import type { register } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Badge, Group, NativeSelect, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Part } from '../../ui/part.tsx';
import classes from './excel.module.css';
import { words } from './words.ts';

const PAGE_SIZE = 25;
const KINDS = ['error', 'warning'] as const;
type Kind = (typeof KINDS)[number];

const keyOf = (fault: register.ImportFault): string =>
  `${fault.sheet} ${fault.row} ${fault.column} ${fault.message.vi}`;

/** "Dữ liệu!D11", as Excel calls it: typed into its name box it leads there. */
const addressOf = ({ sheet, letter, row }: register.ImportFault): string => {
  const cell = `${letter ?? ''}${row}`;
  if (sheet === '') return cell;
  return /^\p{L}+$/u.test(sheet) ? `${sheet}!${cell}` : `'${sheet}'!${cell}`;
};

/** What is wrong by cell, narrowed by column and kind. */
export function FaultTable({ one }: { readonly one: register.RecordImport }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const [column, setColumn] = useState('');
  const [kind, setKind] = useState<Kind | ''>('');
  const headings = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { heading } of one.cells) counts.set(heading, (counts.get(heading) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a);
  }, [one.cells]);
  const rows = useMemo(
    () =>
      one.cells.filter(
        ({ heading, severity }) =>
          (column === '' || heading === column) && (kind === '' || severity === kind),
      ),
    [one.cells, column, kind],
  );
  const columns = useMemo(
    (): Column<register.ImportFault>[] => [
      {
        id: 'cell',
        header: t('cell'),
        value: ({ row }) => row,
        cell: (fault) => <span className={classes.cell}>{addressOf(fault)}</span>,
        heading: true,
        width: '10rem',
      },
      { id: 'column', header: t('column'), value: ({ heading }) => heading, width: '12rem' },
      {
        id: 'value',
        header: t('valueThere'),
        value: ({ value }) => value,
        cell: ({ value }) =>
          value === '' ? (
            <Text size="sm" c="dimmed">
              {t('empty')}
            </Text>
          ) : (
            <span className={classes.value}>{value}</span>
          ),
        width: '14rem',
      },
      {
        id: 'message',
        header: t('whatToDo'),
        value: ({ message }) => message[language],
        cell: ({ message, severity }) => (
          <>
            {severity === 'warning' && (
              <Badge color="yellow" variant="light" mr={6}>
                {t('warning')}
              </Badge>
            )}
            {say(message)}
          </>
        ),
      },
    ],
    [t, say, language],
  );
  const total = (one.faults ?? 0) + (one.warnings ?? 0);
  return (
    <Part title={t('faultTable')}>
      <Group align="flex-end">
        <NativeSelect
          label={t('filterColumn')}
          value={column}
          onChange={(event) => setColumn(event.currentTarget.value)}
          data={[
            { value: '', label: t('all') },
            ...headings.map(([heading, count]) => ({
              value: heading,
              label: `${heading} (${formatNumber(count, language)})`,
            })),
          ]}
        />
        {(one.warnings ?? 0) > 0 && (one.faults ?? 0) > 0 && (
          <NativeSelect
            label={t('filterKind')}
            value={kind}
            onChange={(event) => setKind(KINDS.find((known) => known === event.currentTarget.value) ?? '')}
            data={[{ value: '', label: t('all') }, ...KINDS.map((value) => ({ value, label: t(value) }))]}
          />
        )}
      </Group>
      {total > one.cells.length && (
        <Text size="sm" c="dimmed">
          {t('faultsShown', {
            shown: formatNumber(one.cells.length, language),
            total: formatNumber(total, language),
          })}
        </Text>
      )}
      <DataTable
        caption={t('faultTable')}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        pageSize={PAGE_SIZE}
        empty={<Text>{t('noFaultsFit')}</Text>}
      />
    </Part>
  );
}
