/** Values that are tables: counts with their breakdowns, and rows that repeat. */
import { formatNumber } from '@binhdang/domain';
import {
  type Axis,
  cellName,
  type FieldOf,
  type FieldValue,
  type GridValue,
  gridKeys,
  type RowValue,
  sayValue,
  TOTAL,
} from '@binhdang/domain/register';
import { Table } from '@mantine/core';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import classes from './detail.module.css';
import { words } from './words.ts';

interface GridTableProps {
  readonly field: FieldOf<'grid'>;
  readonly value: FieldValue;
  readonly axes: ReadonlyMap<string, Axis>;
}

/** The total, then what was given of each breakdown with its share of it. What was left empty is unknown and not shown. */
export function GridTable({ field, value, axes }: GridTableProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const grid = value as GridValue;
  const total = grid[TOTAL];
  const share = (count: number) =>
    total === undefined || total === 0 ? '' : `${formatNumber((count / total) * 100, language, 1)}%`;
  const groups = field.cells.map((names) => ({
    name: names.map((name) => say(axes.get(name)?.name ?? { vi: name, en: name })).join(' × '),
    keys: gridKeys({ ...field, cells: [names] }, axes).filter((key) => grid[key] !== undefined),
  }));
  return (
    <Table className={classes.grid} withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{say(field.name)}</Table.Th>
          <Table.Th scope="col" className={classes.number}>
            {`${t('count')} (${say(field.unit)})`}
          </Table.Th>
          <Table.Th scope="col" className={classes.number}>
            {t('share')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <Table.Tr className={classes.total ?? ''}>
          <Table.Th scope="row">{t('total')}</Table.Th>
          <Table.Td className={classes.number}>
            {total === undefined ? '–' : formatNumber(total, language, 0)}
          </Table.Td>
          <Table.Td className={classes.number} />
        </Table.Tr>
      </Table.Tbody>
      {groups.map(({ name, keys }) =>
        keys.length === 0 ? null : (
          <Table.Tbody key={name}>
            <Table.Tr className={classes.axis ?? ''}>
              <Table.Th scope="rowgroup" colSpan={3}>
                {name}
              </Table.Th>
            </Table.Tr>
            {keys.map((key) => (
              <Table.Tr key={key}>
                <Table.Th scope="row" className={classes.cell ?? ''}>
                  {say(cellName(key, axes))}
                </Table.Th>
                <Table.Td className={classes.number}>{formatNumber(grid[key] ?? 0, language, 0)}</Table.Td>
                <Table.Td className={classes.number}>{share(grid[key] ?? 0)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        ),
      )}
    </Table>
  );
}

interface RowsTableProps {
  readonly field: FieldOf<'table'>;
  readonly value: FieldValue;
  readonly saying: Parameters<typeof sayValue>[2];
}

/** Rows of a table, with the sums of what can be added up. */
export function RowsTable({ field, value, saying }: RowsTableProps) {
  const t = useWords(words);
  const say = useSay();
  const rows = Array.isArray(value) ? (value as readonly RowValue[]) : [];
  const columns = field.columns.filter(({ code }) => rows.some((row) => row[code] !== undefined));
  const isNumeric = (type: string) => type === 'number' || type === 'money';
  const unit = (column: (typeof columns)[number]) =>
    column.type === 'money' ? ' (đồng)' : column.type === 'number' ? ` (${say(column.unit)})` : '';
  return (
    <Table.ScrollContainer minWidth={Math.min(columns.length * 110, 900)} className={classes.wide ?? ''}>
      <Table withTableBorder className={classes.rows}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">
              <abbr title={t('number')}>#</abbr>
            </Table.Th>
            {columns.map((column) => (
              <Table.Th
                key={column.code}
                scope="col"
                className={isNumeric(column.type) ? classes.number : undefined}
              >
                {say(column.name)}
                {unit(column)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, at) => (
            // Rows have no names of their own and do not move while they are looked at.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Table.Tr key={at}>
              <Table.Td>{at + 1}</Table.Td>
              {columns.map((column) => (
                <Table.Td key={column.code} className={isNumeric(column.type) ? classes.number : undefined}>
                  {sayValue(column, row[column.code], saying) ?? ''}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <SumRow columns={columns} rows={rows} saying={saying} />
      </Table>
    </Table.ScrollContainer>
  );
}

interface SumRowProps {
  readonly columns: FieldOf<'table'>['columns'];
  readonly rows: readonly RowValue[];
  readonly saying: Parameters<typeof sayValue>[2];
}

/** Money adds up always, numbers unless they are parts or means (which have decimals). */
function SumRow({ columns, rows, saying }: SumRowProps) {
  const t = useWords(words);
  const adds = (column: (typeof columns)[number]) =>
    column.type === 'money' || (column.type === 'number' && (column.decimals ?? 0) === 0);
  if (rows.length < 2 || !columns.some(adds)) return null;
  const sum = (code: string) =>
    rows.reduce((total, row) => total + (typeof row[code] === 'number' ? row[code] : 0), 0);
  return (
    <Table.Tfoot>
      <Table.Tr className={classes.total ?? ''}>
        <Table.Th scope="row">{t('sum')}</Table.Th>
        {columns.map((column) => (
          <Table.Td key={column.code} className={classes.number}>
            {adds(column) ? sayValue(column, sum(column.code), saying) : ''}
          </Table.Td>
        ))}
      </Table.Tr>
    </Table.Tfoot>
  );
}
