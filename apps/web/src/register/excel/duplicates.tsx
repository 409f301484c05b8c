import type { register } from '@binhdang/contract';
import { formatDate, formatNumber } from '@binhdang/domain';
import { Button, Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Part } from '../../ui/part.tsx';
import classes from './excel.module.css';
import { words } from './words.ts';

const PAGE_SIZE = 25;

interface DuplicatesProps {
  readonly one: register.RecordImport;
  /** Rows that come in all the same. */
  readonly kept: ReadonlySet<number>;
  readonly onChange: (kept: ReadonlySet<number>) => void;
}

/** Rows that are likely there already, of which the person decides. */
export function Duplicates({ one, kept, onChange }: DuplicatesProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const columns = useMemo(
    (): Column<register.ImportDuplicate>[] => [
      {
        id: 'row',
        header: t('row'),
        value: ({ row }) => row,
        cell: ({ row }) => <span className={classes.cell}>{row}</span>,
        width: '5rem',
      },
      { id: 'title', header: t('recordTitle'), value: ({ title }) => title, heading: true },
      {
        id: 'day',
        header: t('day'),
        value: ({ day }) => day,
        cell: ({ day }) => (day === null ? '' : formatDate(day)),
        width: '8rem',
      },
      {
        id: 'sameAs',
        header: t('sameAs'),
        value: ({ sameAs }) => ('row' in sameAs ? sameAs.row : sameAs.title),
        cell: ({ sameAs }) =>
          'row' in sameAs ? (
            t('sameAsRow', { row: sameAs.row })
          ) : (
            <AppLink to="/ban-ghi/$recordId" params={{ recordId: sameAs.recordId }} target="_blank">
              {sameAs.title}
            </AppLink>
          ),
      },
    ],
    [t],
  );
  const selected = useMemo(() => new Set([...kept].map(String)), [kept]);
  const more = (one.duplicates ?? 0) - one.likelyDuplicates.length;
  return (
    <Part title={t('duplicatesTitle')}>
      <Text size="sm">{t('duplicatesHelp')}</Text>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          onClick={() => onChange(new Set(one.likelyDuplicates.map(({ row }) => row)))}
        >
          {t('importAllAnyway')}
        </Button>
        <Button size="xs" variant="default" disabled={kept.size === 0} onClick={() => onChange(new Set())}>
          {t('leaveAllOut')}
        </Button>
      </Group>
      <DataTable
        caption={t('duplicatesTitle')}
        columns={columns}
        rows={one.likelyDuplicates}
        rowKey={({ row }) => String(row)}
        pageSize={PAGE_SIZE}
        selected={selected}
        onSelect={(keys) => onChange(new Set([...keys].map(Number)))}
        rowName={({ row, title }) => t('importRow', { row, title })}
      />
      {more > 0 && (
        <Text size="sm" c="dimmed">
          {t('duplicatesMore', { more: formatNumber(more, language) })}
        </Text>
      )}
    </Part>
  );
}
