import { allSeries, rowTablesOf, yearsOf } from '@binhdang/domain/review';
import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useSay, useWords } from '../app/i18n.tsx';
import { Part } from '../ui/part.tsx';
import classes from './campaign.module.css';
import type { Entry } from './contribution-editor.tsx';
import { type CellChange, EntryGrid, type GridColumn } from './entry-grid.tsx';
import type { TypedRow } from './typed-contribution.ts';
import { contributionWords } from './words.ts';

const SOURCE = 'source';

/** The yearly series, a grid for each table, then the tables that are filled in row by row. */
export function SeriesEntry({ entry }: { readonly entry: Entry }) {
  const t = useWords(contributionWords);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('gridHint')}
      </Text>
      {entry.definition.tables.map((table) => (
        <OneTable key={table.code} entry={entry} table={table} />
      ))}
      {rowTablesOf(entry.definition).map((part) => (
        <RowTable key={part.code} entry={entry} part={part} />
      ))}
    </Stack>
  );
}

interface OneTableProps {
  readonly entry: Entry;
  readonly table: Entry['definition']['tables'][number];
}

function OneTable({ entry, table }: OneTableProps) {
  const t = useWords(contributionWords);
  const say = useSay();
  const { typed, change, head, faults } = entry;
  const series = allSeries([table]);
  const columns = useMemo(
    (): readonly GridColumn[] => [
      ...yearsOf(head.from, head.to).map((year) => ({
        key: String(year),
        heading: String(year),
        number: true,
      })),
      { key: SOURCE, heading: t('source'), number: false, wide: true, placeholder: t('sourceHint') },
    ],
    [head.from, head.to, t],
  );
  const put = (changes: readonly CellChange[]) => {
    const next = { ...typed.series };
    for (const { row, column, text } of changes) {
      const key = series[row]?.key;
      if (key === undefined) continue;
      const before = next[key] ?? { cells: {}, source: '' };
      next[key] =
        column === SOURCE
          ? { ...before, source: text }
          : { ...before, cells: { ...before.cells, [column]: text } };
    }
    change({ series: next });
  };
  const rows = series.map(({ key, series: one }) => ({
    key,
    name: one.partOf === undefined ? say(one.name) : `– ${say(one.name)}`,
    unit: say(one.unit),
    cells: { ...typed.series[key]?.cells, [SOURCE]: typed.series[key]?.source ?? '' },
  }));
  const own = [...faults].filter(([path]) => path.startsWith(`series.${table.code}.`));
  const filled = series.reduce(
    (sum, { key }) =>
      sum + Object.values(typed.series[key]?.cells ?? {}).filter((cell) => cell.trim() !== '').length,
    0,
  );
  return (
    <Fold title={`${say(table.name)} (${t('values', { count: filled })})`} open={filled > 0}>
      <EntryGrid
        label={say(table.name)}
        columns={columns}
        rows={rows}
        onChange={put}
        wrong={wrongCells(own, 'series.')}
      />
      <Faults faults={own.map(([, message]) => message)} />
    </Fold>
  );
}

/** A body fills in a few of the many tables: the others stay folded. */
function Fold({
  title,
  open,
  children,
}: {
  readonly title: string;
  readonly open: boolean;
  readonly children: ReactNode;
}) {
  // As it was when the page opened: it must not fold under the hands of who empties a cell.
  const [first] = useState(open);
  return (
    <Card component="details" {...(first ? { open: true } : {})}>
      <summary className={classes.fold}>{title}</summary>
      <Stack gap="sm" mt="sm">
        {children}
      </Stack>
    </Card>
  );
}

/** "series.a.b.2015" to "a.b|2015". */
const wrongCells = (faults: readonly (readonly [string, string])[], prefix: string): ReadonlySet<string> =>
  new Set(faults.map(([path]) => path.slice(prefix.length).replace(/\.([^.]+)$/, '|$1')));

const MOST_FAULTS = 8;

function Faults({ faults }: { readonly faults: readonly string[] }) {
  return faults.slice(0, MOST_FAULTS).map((fault) => (
    <Text key={fault} size="sm" c="var(--mantine-color-error)">
      {fault}
    </Text>
  ));
}

interface RowTableProps {
  readonly entry: Entry;
  readonly part: ReturnType<typeof rowTablesOf>[number];
}

function RowTable({ entry, part }: RowTableProps) {
  const t = useWords(contributionWords);
  const say = useSay();
  const { typed, change, faults } = entry;
  const rows = typed.rows[part.code] ?? [];
  const columns = part.columns.map(
    (column): GridColumn => ({
      key: column.code,
      heading: column.required ? `${say(column.name)} *` : say(column.name),
      number: column.type !== 'text',
      wide: column.type === 'text',
    }),
  );
  const set = (next: readonly TypedRow[]) => change({ rows: { ...typed.rows, [part.code]: next } });
  const put = (changes: readonly CellChange[]) => {
    const next = [...rows];
    for (const { row, column, text } of changes) {
      while (next.length <= row) next.push({});
      next[row] = { ...next[row], [column]: text };
    }
    set(next);
  };
  const own = [...faults].filter(([path]) => path.startsWith(`rows.${part.code}.`));
  return (
    <Part title={say(part.title)}>
      {rows.length > 0 && (
        <EntryGrid
          label={say(part.title)}
          columns={columns}
          rows={rows.map((cells, at) => ({ key: String(at), cells }))}
          mostRows={part.maxRows}
          onChange={put}
          onRemove={(at) => set(rows.filter((_, place) => place !== at))}
          wrong={wrongCells(own, `rows.${part.code}.`)}
        />
      )}
      <Faults faults={own.map(([, message]) => message)} />
      <Group>
        <Button variant="default" disabled={rows.length >= part.maxRows} onClick={() => set([...rows, {}])}>
          {t('addRow')}
        </Button>
      </Group>
    </Part>
  );
}
