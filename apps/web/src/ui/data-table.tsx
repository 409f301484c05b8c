import { compareVietnamese, formatNumber } from '@binhdang/domain';
import { ActionIcon, Checkbox, Group, NativeSelect, Table, Text, UnstyledButton } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowsSort,
  IconArrowUp,
  IconChevronLeft,
  IconChevronRight,
} from '@tabler/icons-react';
import {
  type ColumnDef,
  getCoreRowModel,
  getPaginationRowModel,
  getSortedRowModel,
  type Header,
  type Row,
  type SortingState,
  type Table as TableState,
  useReactTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo, useState } from 'react';
import { useLanguage, useWords } from '../app/i18n.tsx';
import classes from './data-table.module.css';
import { Empty } from './empty.tsx';
import { words } from './words.ts';

export type CellValue = string | number | null | undefined;

export interface Column<T> {
  readonly id: string;
  readonly header: string;
  /** What is sorted by, and shown if there is no `cell`. Numbers sort by size, texts by the Vietnamese alphabet. */
  readonly value: (row: T) => CellValue;
  readonly cell?: (row: T) => ReactNode;
  readonly align?: 'left' | 'right' | 'center';
  /** False where the order means nothing (buttons). */
  readonly sortable?: boolean;
  /** CSS width, e.g. '8rem'. */
  readonly width?: string;
  /** Stands at the head of the card on a phone; the first column does if none says so. */
  readonly heading?: boolean;
  /** Not on paper (buttons). */
  readonly screenOnly?: boolean;
}

export interface Order {
  readonly column: string;
  readonly descending: boolean;
}

export interface DataTableProps<T> {
  /** What the table holds; read by screen readers. */
  readonly caption: string;
  /** Must keep its identity between renders (a constant or useMemo). */
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly sort?: { readonly column: string; readonly descending?: boolean };
  /** The order that the rows come in, where who gives them sorts them: a page of many cannot be sorted by itself. */
  readonly order?: Order;
  readonly onOrder?: (order: Order) => void;
  /** Rows on a page; all rows on one page if left out. */
  readonly pageSize?: number;
  /** Keys of chosen rows; rows can be chosen if it is given. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (keys: ReadonlySet<string>) => void;
  /** Name of a row for its checkbox. */
  readonly rowName?: (row: T) => string;
  /** In place of the table when there are no rows. */
  readonly empty?: ReactNode;
}

/** A table that sorts, scrolls sideways when wide, becomes cards on a phone, and prints with its header on each page. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { caption, columns, rows, rowKey, sort, order, onOrder, pageSize, selected, empty } = props;
  const t = useWords(words);
  const [own, setOwn] = useState<SortingState>(
    sort === undefined ? [] : [{ id: sort.column, desc: sort.descending ?? false }],
  );
  const sorting = order === undefined ? own : [{ id: order.column, desc: order.descending }];
  const definitions = useMemo(() => columns.map(definitionOf), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useReactTable({
    data,
    columns: definitions,
    state: { sorting },
    manualSorting: onOrder !== undefined,
    // An order of one's own always has a column: without one there would be no pages.
    enableSortingRemoval: onOrder === undefined,
    onSortingChange: (change) => {
      const next = typeof change === 'function' ? change(sorting) : change;
      const [first] = next;
      if (onOrder === undefined) setOwn(next);
      else if (first) onOrder({ column: first.id, descending: first.desc });
    },
    getRowId: rowKey,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    ...(pageSize === undefined
      ? {}
      : {
          getPaginationRowModel: getPaginationRowModel(),
          initialState: { pagination: { pageSize, pageIndex: 0 } },
        }),
  });
  if (rows.length === 0) return empty ?? <Empty text={t('noRows')} />;
  const shown = table.getRowModel().rows;
  const byId = new Map(columns.map((column) => [column.id, column]));
  return (
    <div className={classes.frame}>
      {rows.length > 1 && <PhoneSort columns={columns} table={table} sorting={sorting} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={caption}>
        <Table className={classes.table} stickyHeader={false}>
          <caption className="visually-hidden">{caption}</caption>
          <Table.Thead className={classes.head}>
            {table.getHeaderGroups().map((group) => (
              <Table.Tr key={group.id}>
                {selected !== undefined && (
                  <Table.Th className={`${classes.choose} no-print`}>
                    <SelectAll
                      keys={shown.map((row) => row.id)}
                      selected={selected}
                      onSelect={props.onSelect}
                    />
                  </Table.Th>
                )}
                {group.headers.map((header) => (
                  <HeadCell key={header.id} header={header} column={byId.get(header.id)} />
                ))}
              </Table.Tr>
            ))}
          </Table.Thead>
          <Table.Tbody>
            {shown.map((row) => (
              <BodyRow key={row.id} row={row} {...props} />
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {pageSize !== undefined && rows.length > pageSize && <Pages table={table} total={rows.length} />}
    </div>
  );
}

function definitionOf<T>(column: Column<T>): ColumnDef<T> {
  return {
    id: column.id,
    accessorFn: column.value,
    header: column.header,
    enableSorting: column.sortable ?? true,
    sortDescFirst: false,
    // undefined is sorted last both ways, null is not.
    sortUndefined: 'last',
    sortingFn: (a, b) => compareValues(a.getValue(column.id), b.getValue(column.id)),
  };
}

function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareVietnamese(a === null ? '' : String(a), b === null ? '' : String(b));
}

function HeadCell<T>({
  header,
  column,
}: {
  readonly header: Header<T, unknown>;
  readonly column: Column<T> | undefined;
}) {
  const title = column?.header ?? '';
  const direction = header.column.getIsSorted();
  const Icon = direction === 'asc' ? IconArrowUp : direction === 'desc' ? IconArrowDown : IconArrowsSort;
  return (
    <Table.Th
      scope="col"
      w={column?.width}
      ta={column?.align}
      className={column?.screenOnly ? 'no-print' : undefined}
      aria-sort={direction === false ? undefined : direction === 'asc' ? 'ascending' : 'descending'}
    >
      {header.column.getCanSort() ? (
        <UnstyledButton className={classes.sort} onClick={header.column.getToggleSortingHandler()}>
          {title}
          <Icon
            size={16}
            aria-hidden
            className={classes.arrow}
            data-active={direction !== false || undefined}
          />
        </UnstyledButton>
      ) : (
        title
      )}
    </Table.Th>
  );
}

function BodyRow<T>({
  row,
  columns,
  selected,
  onSelect,
  rowName,
}: DataTableProps<T> & { readonly row: Row<T> }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const heading = columns.find((column) => column.heading)?.id ?? columns[0]?.id;
  const chosen = selected?.has(row.id) ?? false;
  const name = rowName?.(row.original);
  return (
    <Table.Tr className={classes.row} data-chosen={chosen || undefined}>
      {selected !== undefined && (
        <Table.Td className={`${classes.choose} no-print`}>
          <Checkbox
            checked={chosen}
            onChange={() => onSelect?.(toggled(selected, row.id))}
            aria-label={name === undefined ? t('selectRow') : `${t('selectRow')}: ${name}`}
          />
        </Table.Td>
      )}
      {columns.map((column) => (
        <Table.Td
          key={column.id}
          ta={column.align}
          data-label={column.header}
          className={`${classes.cell} ${column.screenOnly ? 'no-print' : ''}`}
          data-heading={column.id === heading || undefined}
        >
          <div className={classes.content}>
            {column.cell === undefined
              ? textOf(column.value(row.original), language)
              : column.cell(row.original)}
          </div>
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function textOf(value: CellValue, language: 'vi' | 'en'): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'number' ? formatNumber(value, language) : value;
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

interface SelectAllProps {
  /** Of the rows in sight. */
  readonly keys: readonly string[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: ((keys: ReadonlySet<string>) => void) | undefined;
}

function SelectAll({ keys, selected, onSelect }: SelectAllProps) {
  const t = useWords(words);
  const count = keys.filter((key) => selected.has(key)).length;
  const all = count === keys.length;
  const change = () => {
    const next = new Set(selected);
    for (const key of keys) {
      if (all) next.delete(key);
      else next.add(key);
    }
    onSelect?.(next);
  };
  return (
    <Checkbox checked={all} indeterminate={!all && count > 0} onChange={change} aria-label={t('selectAll')} />
  );
}

interface PhoneSortProps<T> {
  readonly columns: readonly Column<T>[];
  readonly table: TableState<T>;
  readonly sorting: SortingState;
}

/** Cards have no header to press, so sorting gets a field of its own. */
function PhoneSort<T>({ columns, table, sorting }: PhoneSortProps<T>) {
  const t = useWords(words);
  const [current] = sorting;
  const options = columns
    .filter((column) => column.sortable ?? true)
    .flatMap((column) => [
      { value: `${column.id} asc`, label: t('sortAscending', { column: column.header }) },
      { value: `${column.id} desc`, label: t('sortDescending', { column: column.header }) },
    ]);
  if (options.length === 0) return null;
  return (
    <NativeSelect
      className={`${classes['phone-sort']} no-print`}
      label={t('sortBy')}
      data={[{ value: '', label: '–' }, ...options]}
      value={current === undefined ? '' : `${current.id} ${current.desc ? 'desc' : 'asc'}`}
      onChange={(event) => {
        const [id, direction] = event.currentTarget.value.split(' ');
        table.setSorting(id ? [{ id, desc: direction === 'desc' }] : []);
      }}
    />
  );
}

function Pages<T>({ table, total }: { readonly table: TableState<T>; readonly total: number }) {
  const t = useWords(words);
  const { pageIndex, pageSize } = table.getState().pagination;
  const from = pageIndex * pageSize + 1;
  return (
    <Group justify="flex-end" gap="xs" mt="xs" className="no-print">
      <Text size="sm" role="status">
        {t('rows', { from, to: Math.min(from + pageSize - 1, total), total })}
      </Text>
      <ActionIcon
        variant="default"
        aria-label={t('previousPage')}
        disabled={!table.getCanPreviousPage()}
        onClick={() => table.previousPage()}
      >
        <IconChevronLeft size={20} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label={t('nextPage')}
        disabled={!table.getCanNextPage()}
        onClick={() => table.nextPage()}
      >
        <IconChevronRight size={20} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
