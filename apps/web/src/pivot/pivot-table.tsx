import { formatDate, formatNumber, type Language } from '@binhdang/domain';
import { Button, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, useEffect, useMemo, useState } from 'react';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { memberName, numberIn, type Path, pathName, type Shown } from './answer.ts';
import classes from './pivot.module.css';
import { Hint } from './pivot-fields.tsx';
import { filtersJoined, type PivotSearch, type Sorting, sortingIn, sortingWritten } from './search.ts';
import { words } from './words.ts';

interface PivotTableProps {
  readonly shown: Shown;
  readonly search: PivotSearch;
  readonly onChange: (change: Partial<PivotSearch>) => void;
}

/** So many rows at once; the browser of an old machine would halt at thousands. */
const AT_ONCE = 150;
/** More columns are printed on a sheet on its side. */
const MOST_UPRIGHT = 5;

export function PivotTable({ shown, search, onChange }: PivotTableProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const [most, setMost] = useState(AT_ONCE);
  const { answer, order } = shown;
  const columns = useMemo(
    () =>
      answer.columns.flatMap((path, column) =>
        answer.measures.map((_, measure) => ({ path, column, measure })),
      ),
    [answer],
  );
  const wide = columns.length > MOST_UPRIGHT;
  useEffect(() => {
    if (!wide) return;
    document.documentElement.dataset.paper = 'pivot';
    return () => {
      delete document.documentElement.dataset.paper;
    };
  }, [wide]);
  const open = useOpenLink();
  const rows = order.slice(0, most);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('title')}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the links in it are pressed; one listener for thousands of them */}
        <table className={classes.table} onClick={open}>
          <caption className="visually-hidden">
            {t('tableOf', {
              measures: answer.measures.map(({ name }) => say(name)).join(', '),
              from: formatDate(answer.from),
              to: formatDate(answer.to),
            })}
          </caption>
          <Head shown={shown} search={search} columns={columns} onChange={onChange} />
          <tbody>
            {rows.map((row) => (
              <Row key={row} row={row} shown={shown} search={search} columns={columns} language={language} />
            ))}
          </tbody>
        </table>
      </section>
      {order.length > most && (
        <Button variant="default" className="no-print" m="sm" onClick={() => setMost(most + AT_ONCE)}>
          {t('moreRows', { count: Math.min(AT_ONCE, order.length - most) })}
        </Button>
      )}
      <Notes shown={shown} search={search} />
    </>
  );
}

/** Links within the table go the way of the router; with a key held they open as any link. */
function useOpenLink() {
  const router = useRouter();
  return (event: MouseEvent<HTMLElement>) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-cell]') : null;
    if (link === null || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    router.history.push(link.getAttribute('href') ?? '/phan-tich');
  };
}

interface Column {
  readonly path: Path;
  readonly column: number;
  readonly measure: number;
}

interface PartProps {
  readonly shown: Shown;
  readonly search: PivotSearch;
  readonly columns: readonly Column[];
}

/** A line of headings for each dimension of the columns, and one for the measures where there are several. */
function Head({ shown, search, columns, onChange }: PartProps & Pick<PivotTableProps, 'onChange'>) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const { rowDimensions, columnDimensions, measures } = shown.answer;
  const several = measures.length > 1;
  const levels = [...columnDimensions.keys(), ...(several || columnDimensions.length === 0 ? [-1] : [])];
  const corner = rowDimensions.map(({ name }) => say(name)).join(' · ') || t('all');
  const sorting = sortingIn(search.xep, columnDimensions.length);
  return (
    <thead>
      {levels.map((level, line) => (
        <tr key={level}>
          {line === 0 && (
            <th scope="col" rowSpan={levels.length}>
              {corner}
            </th>
          )}
          {groupsOf(columns, level).map(({ first, span }) => {
            const name =
              level < 0
                ? say(measures[first.measure]?.name ?? { vi: '', en: '' })
                : (memberName(columnDimensions, first.path, level, language, true) ??
                  totalAt(first.path, level, t('total')));
            return (
              <th
                key={`${first.column} ${first.measure}`}
                scope={span > 1 ? 'colgroup' : 'col'}
                colSpan={span}
                data-total={level >= 0 && first.path[level] === null ? true : undefined}
              >
                {line === levels.length - 1 ? (
                  <SortHead name={name} column={first} sorting={sorting} onChange={onChange} />
                ) : (
                  name
                )}
              </th>
            );
          })}
        </tr>
      ))}
    </thead>
  );
}

/** "Tổng" stands once, at the first dimension that is left open. */
const totalAt = (path: Path, level: number, total: string): string =>
  level === 0 || path[level - 1] !== null ? total : '';

function groupsOf(columns: readonly Column[], level: number): { first: Column; span: number }[] {
  const groups: { first: Column; span: number; key: string }[] = [];
  for (const column of columns) {
    const key =
      level < 0 ? `${column.column} ${column.measure}` : JSON.stringify(column.path.slice(0, level + 1));
    const last = groups.at(-1);
    if (last?.key === key) last.span++;
    else groups.push({ first: column, span: 1, key });
  }
  return groups;
}

function SortHead({
  name,
  column,
  sorting,
  onChange,
}: {
  readonly name: string;
  readonly column: Column;
  readonly sorting: Sorting | undefined;
  readonly onChange: PivotTableProps['onChange'];
}) {
  const t = useWords(words);
  const active =
    sorting !== undefined &&
    sorting.measure === column.measure &&
    JSON.stringify(sorting.column) === JSON.stringify(column.path);
  // Falling, then rising, then by name again.
  const next = (): string | undefined => {
    if (active && !sorting.descending) return undefined;
    return sortingWritten({ measure: column.measure, column: column.path, descending: !active });
  };
  const Arrow = active && !sorting.descending ? IconArrowUp : IconArrowDown;
  return (
    <UnstyledButton
      className={classes.sort ?? ''}
      aria-label={t('sortBy', { name: name || t('total') })}
      aria-pressed={active}
      onClick={() => onChange({ xep: next() })}
    >
      {name || t('total')}
      <Arrow size={14} aria-hidden className={classes.arrow ?? ''} data-active={active || undefined} />
    </UnstyledButton>
  );
}

function Row({
  row,
  shown,
  search,
  columns,
  language,
}: PartProps & { readonly row: number; readonly language: Language }) {
  const t = useWords(words);
  const { rowDimensions, rows } = shown.answer;
  const path = rows[row] ?? [];
  const depth = path.filter((one) => one !== null).length;
  const name = depth === 0 ? undefined : memberName(rowDimensions, path, depth - 1, language);
  return (
    <tr data-total={depth < rowDimensions.length || rowDimensions.length === 0 || undefined}>
      <th scope="row" data-depth={depth}>
        {name ?? t('total')}
      </th>
      {columns.map(({ column, measure }) => (
        <NumberCell key={`${column} ${measure}`} {...{ row, column, measure, shown, search, language }} />
      ))}
    </tr>
  );
}

interface NumberProps {
  readonly row: number;
  readonly column: number;
  readonly measure: number;
  readonly shown: Shown;
  readonly search: PivotSearch;
  readonly language: Language;
}

function NumberCell({ row, column, measure, shown, search, language }: NumberProps) {
  const t = useWords(words);
  const { answer, find, share } = shown;
  const cell = find(row, column, measure);
  const number = numberIn(shown, row, column, measure);
  if (cell === undefined || number === undefined)
    return (
      <td>
        <span className={classes.none} title={cell === undefined ? t('notCounted') : undefined}>
          –
        </span>
      </td>
    );
  const written =
    share === undefined ? formatNumber(number, language, 2) : `${formatNumber(number, language, 1)} %`;
  const mixed = search.xacNhan !== true && share === undefined && cell.value !== cell.verified;
  const [path, columnPath] = [answer.rows[row] ?? [], answer.columns[column] ?? []];
  const link = linkOf(answer, search, measure, path, columnPath);
  const total = columnPath.some((one) => one === null);
  const content = (
    <>
      {written}
      {mixed && <sup aria-hidden>*</sup>}
    </>
  );
  if (link === undefined) return <td data-total={total || undefined}>{content}</td>;
  const what = [
    pathName(answer.rowDimensions, path, language),
    pathName(answer.columnDimensions, columnPath, language),
    written,
    ...(mixed ? [t('notVerified')] : []),
  ].filter((one) => one !== '');
  return (
    <td data-total={total || undefined}>
      <a href={link} data-cell aria-label={t('recordsOf', { what: what.join(', ') })}>
        {content}
      </a>
    </td>
  );
}

/** The records of a cell; none of what is left of a total, which no record names. */
function linkOf(
  { rowDimensions, columnDimensions, measures }: Shown['answer'],
  search: PivotSearch,
  measure: number,
  row: Path,
  column: Path,
): string | undefined {
  const at = new Map<string, string[]>();
  for (const [dimensions, path] of [[rowDimensions, row] as const, [columnDimensions, column] as const])
    for (const [place, { code, kind }] of dimensions.entries()) {
      const member = path[place] ?? null;
      if (member === null) continue;
      if (kind === 'axis' && member === '') return undefined;
      at.set(code, [member]);
    }
  const parameters = new URLSearchParams({ soLieu: measures[measure]?.code ?? '' });
  const { dong, cot, ky, tuNam, loc, xacNhan } = search;
  for (const [key, value] of Object.entries({ dong, cot, ky, tuNam, loc, xacNhan, o: filtersJoined(at) }))
    if (value !== undefined) parameters.set(key, String(value));
  return `/phan-tich/ban-ghi?${parameters}`;
}

function Notes({ shown: { answer, find, share }, search }: Omit<PartProps, 'columns'>) {
  const t = useWords(words);
  const dimensions = [...answer.rowDimensions, ...answer.columnDimensions];
  const stocks = answer.measures.some(({ kind }) => kind === 'stock');
  const timed = dimensions.some(({ kind }) => kind === 'time');
  const all = answer.rows.length * answer.columns.length * answer.measures.length;
  const notes = [
    answer.cells.length < all && t('missingNote'),
    search.xacNhan !== true &&
      answer.cells.some(([, , , value, verified]) => value !== verified) &&
      t('unverifiedNote'),
    stocks && timed && t(share === undefined ? 'stockNote' : 'noShare'),
    dimensions.some(({ code }) => code === '@group') && t('groupNote'),
    dimensions.some(({ kind, members }) => kind === 'axis' && members.some(({ code }) => code === '')) &&
      t('restNote'),
    answer.measures.length > 1 && t('measuresNote'),
  ].filter((note) => note !== false);
  if (find(0, 0, 0) === undefined && notes.length === 0) return null;
  return (
    <div className={classes.notes}>
      {notes.map((note) => (
        <Hint key={note}>{note}</Hint>
      ))}
    </div>
  );
}
