/** The columns of a register's list, made from its definition. */
import type { register } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { type Field, type FieldValue, fieldOf, sayValue } from '@binhdang/domain/register';
import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import type { Column } from '../../ui/data-table.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { STATUS_NAMES } from '../status-names.ts';
import type { LoadedRegister } from '../use-register.ts';
import classes from './records.module.css';
import { words } from './words.ts';

/** A line with the names that its page of the list came with. */
export type Line = register.RecordLine & { readonly names: Readonly<Record<string, string>> };

/** Every column has one, so that where there is little room all give way alike. */
const WIDTHS: Partial<Record<Field['type'], string>> = {
  text: '11rem',
  person: '11rem',
  body: '11rem',
  place: '11rem',
  date: '7rem',
  period: '8rem',
  number: '7rem',
  money: '8rem',
  computed: '7.5rem',
  grid: '7rem',
};

const NUMERIC: readonly Field['type'][] = ['number', 'money', 'computed', 'grid', 'table', 'file'];

/** A heading with the unit that its numbers are in; everything that is entered says its own. */
function unitOf(field: Field): { readonly vi: string; readonly en: string } | undefined {
  if (field.type === 'money') return { vi: 'đồng', en: 'đồng' };
  return 'unit' in field ? field.unit : undefined;
}

/** Columns by which the server sorts are called as it calls them. */
export function useColumns(loaded: LoadedRegister | undefined): readonly Column<Line>[] {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  return useMemo(() => {
    if (loaded === undefined) return [];
    const { definition } = loaded;
    const own = definition.list.columns.flatMap((code, at): Column<Line>[] => {
      const field = fieldOf(definition, code);
      if (field === undefined) return [];
      const unit = unitOf(field);
      const value = (row: Line) =>
        sayValue(field, row.values[code] as FieldValue | undefined, {
          lists: definition.lists,
          names: row.names,
          language,
        });
      const column: Column<Line> = {
        id: code,
        header: unit === undefined ? say(field.name) : `${say(field.name)} (${say(unit)})`,
        value,
        width: WIDTHS[field.type] ?? '9rem',
        ...(NUMERIC.includes(field.type) ? { align: 'right' } : {}),
      };
      if (at > 0) return [column];
      // The first names the record, on paper too; a draft may not be named yet.
      return [
        {
          ...column,
          heading: true,
          width: '15rem',
          cell: (row) => <RecordName id={row.id} name={value(row) ?? (row.title || t('untitled'))} />,
        },
      ];
    });
    const shown = new Set(definition.list.columns);
    return [
      ...own,
      { id: 'body', header: t('body'), value: (row) => row.body.name, width: '11rem' },
      // Most registers show the day among their columns, under its own name.
      ...(shown.has(definition.day)
        ? []
        : [
            {
              id: 'day',
              header: t('day'),
              value: (row: Line) => formatDate(row.day),
              width: '7rem',
            } as const,
          ]),
      {
        id: 'status',
        header: t('status'),
        value: (row) => say(STATUS_NAMES[row.status]),
        cell: (row) => (
          <span className={classes.status}>
            <StatusBadge status={row.status} />
          </span>
        ),
        width: '10.5rem',
      },
      {
        id: 'proofs',
        header: t('proofs'),
        width: '6rem',
        value: (row) => (row.proofs === 0 ? '' : row.proofs),
        align: 'right',
        sortable: false,
      },
      {
        id: 'recordedAt',
        header: t('recordedAt'),
        value: (row) => formatInstant(row.recordedAt, language),
        cell: (row) => (
          <Text size="sm" c="dimmed">
            {formatInstant(row.recordedAt, language)}
          </Text>
        ),
        width: '9rem',
      },
    ];
  }, [loaded, t, say, language]);
}

function RecordName({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <Anchor component={Link} to={`/ban-ghi/${id}`} lineClamp={3}>
      {name}
    </Anchor>
  );
}
