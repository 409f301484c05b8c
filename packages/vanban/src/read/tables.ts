/** Tables: which column says what, and each row of an assignment table as a task. */

import { alignedTable } from './aligned-table.ts';
import { type Column, columnOf } from './columns.ts';
import { fold, joined } from './fold.ts';
import type { Line, TableCell, TextTable } from './lines.ts';
import type { Span } from './schema.ts';

export interface TableRow extends Span {
  readonly kind: 'header' | 'group' | 'task' | 'empty';
  readonly label: string;
  readonly cells: readonly TableCell[];
  /** The cell with the words of the task or group. */
  readonly words: TableCell | undefined;
}

export interface ReadTable {
  /** Meaning of each column; empty when the table assigns nothing. */
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

/** The words of a cell, lines joined. */
export function cellText(cell: TableCell, text: string): string {
  let words = text.slice(cell.start, cell.end);
  for (const gap of cell.gaps ?? [])
    words =
      words.slice(0, gap.start - cell.start) +
      ' '.repeat(gap.end - gap.start) +
      words.slice(gap.end - cell.start);
  return joined(words);
}

/** Reads the columns and rows of a table. */
export function readTable(table: TextTable, text: string): ReadTable {
  const words = table.rows.map((row) => row.map((cell) => fold(cellText(cell, text))));
  const width = table.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const heads = words.slice(0, 3).map((row) => parted(row).map(columnOf));
  const score = (row: readonly Column[]) => new Set(row.filter((column) => column !== 'other')).size;
  let headerRows = 0;
  let columns: readonly Column[] = [];
  heads.forEach((row, i) => {
    if (i > headerRows || score(row) < 2) return;
    headerRows = i + 1;
    columns = columns.length === 0 ? row : merged(columns, row, width);
  });
  columns = withTask(columns, words.slice(headerRows));
  const assigns =
    columns.includes('task') &&
    (columns.includes('lead') || columns.includes('coordinate') || columns.includes('both'));
  if (assigns && words[headerRows]?.every((cell) => /^\(?\d{1,2}\)?$/.test(cell) || cell === ''))
    headerRows += 1;
  const rows = table.rows.map((cells, i) =>
    readRow(cells, words[i] ?? [], i < headerRows, assigns ? columns : [], text),
  );
  return { columns: assigns ? columns : [], rows: withSpans(spanned(rows), table) };
}

/** "TT Nội dung" in one cell with an empty one after it are the heads of two columns that were read as one. */
function parted(row: readonly string[]): readonly string[] {
  return row.map((word, i) => {
    const here = /^(s?tt|số tt)\s+\S/u.exec(word);
    const before = /^(?:s?tt|số tt)\s+(\S.*)$/u.exec(row[i - 1] ?? '');
    if (here && row[i + 1] === '') return here[1] ?? word;
    return word === '' && before ? (before[1] ?? word) : word;
  });
}

/** Where bodies have a column and the work has none by its head, the fullest column without a meaning is the work. */
function withTask(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly Column[] {
  if (columns.includes('task') || !(columns.includes('lead') || columns.includes('both'))) return columns;
  const length = (i: number) => rows.reduce((sum, row) => sum + (row[i]?.length ?? 0), 0);
  let best = -1;
  columns.forEach((column, i) => {
    if (column === 'other' && (best < 0 || length(i) > length(best))) best = i;
  });
  return best < 0 ? columns : columns.map((column, i) => (i === best ? 'task' : column));
}

/** A second header row refines the first ("Phân công" over "Chủ trì | Phối hợp"). */
function merged(first: readonly Column[], second: readonly Column[], width: number): readonly Column[] {
  if (second.length === first.length)
    return first.map((column, i) => (second[i] === 'other' ? column : (second[i] ?? column)));
  if (second.length >= width) return second;
  const at = first.indexOf('lead');
  return at < 0
    ? first
    : [...first.slice(0, at), ...second.filter((column) => column !== 'other'), ...first.slice(at + 1)];
}

function readRow(
  cells: readonly TableCell[],
  words: readonly string[],
  header: boolean,
  columns: readonly Column[],
  text: string,
): Omit<TableRow, 'start' | 'end'> {
  const filled = words.filter((word) => word !== '').length;
  if (header) return { kind: 'header', label: '', cells, words: undefined };
  if (filled === 0) return { kind: 'empty', label: '', cells, words: undefined };
  const numberAt = columns.indexOf('number');
  const number = numberAt >= 0 && cells.length > 1 ? cells[numberAt] : undefined;
  const label = number === undefined ? '' : cellText(number, text);
  const lastTask = columns.lastIndexOf('task');
  const asTask = columns.indexOf('task');
  const merged = cells.length < columns.length;
  const rest = words.filter((word, i) => word !== '' && i !== numberAt && i !== asTask && i !== lastTask);
  if (merged || rest.length === 0) {
    const longest = cells.reduce<TableCell | undefined>((best, cell, i) => {
      if (i === numberAt && cells.length > 1 && (words[i] ?? '').length < 6) return best;
      return best === undefined || cell.end - cell.start > best.end - best.start ? cell : best;
    }, undefined);
    if (!merged || cells.length <= 2 || rest.length === 0)
      return {
        kind: 'group',
        label: cells.length > 1 ? label : '',
        cells,
        words: longest,
      };
  }
  return { kind: 'task', label, cells, words: cells[asTask] };
}

/** A numbered row with empty columns goes on with the bodies above it when it is the next number of a series of tasks. */
function spanned(rows: readonly Omit<TableRow, 'start' | 'end'>[]): Omit<TableRow, 'start' | 'end'>[] {
  const out: Omit<TableRow, 'start' | 'end'>[] = [];
  for (const [i, row] of rows.entries()) {
    const before = out.at(-1);
    const number = Number(row.label.replace(/[.)]$/, ''));
    const follows =
      row.kind === 'group' &&
      before?.kind === 'task' &&
      Number.isInteger(number) &&
      number > 1 &&
      Number(before.label.replace(/[.)]$/, '')) === number - 1 &&
      rows[i + 1]?.label.startsWith(`${number}.`) !== true &&
      !/^(?:1|a|-|)[.)]?$/u.test(rows[i + 1]?.label ?? 'x');
    out.push(follows ? { ...row, kind: 'task' } : row);
  }
  return out;
}

function withSpans(rows: readonly Omit<TableRow, 'start' | 'end'>[], table: TextTable): TableRow[] {
  return rows.map((row) => ({
    ...row,
    start: Math.min(...row.cells.map((cell) => cell.start), row.cells[0]?.start ?? table.start),
    end: Math.max(...row.cells.map((cell) => cell.end), table.start),
  }));
}

const SEPARATOR = /\t|\s?\|\s?/g;

/** Lines with three or more columns, one below the other, that plain text has for a table. */
export function joinTextTables(given: readonly Line[]): Line[] {
  const lines = joinAligned(given);
  const out: Line[] = [];
  let run: Line[] = [];
  const flush = () => {
    const first = run[0];
    const last = run.at(-1);
    if (run.length >= 2 && first !== undefined && last !== undefined) {
      const table = {
        start: first.start,
        end: last.end,
        rows: run.map(cellsOf),
      };
      out.push({ ...first, end: last.end, table });
    } else for (const line of run) out.push(line);
    run = [];
  };
  for (const line of lines) {
    const cells = line.table === undefined && line.text.length < 5000 ? separators(line.text) : 0;
    if (cells >= 2 && (run.length === 0 || line.gap === 0)) run.push(line);
    else {
      flush();
      if (cells >= 2) run.push(line);
      else out.push(line);
    }
  }
  flush();
  return out;
}

function joinAligned(lines: readonly Line[]): Line[] {
  const out: Line[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined) continue;
    const found = line.furniture ? undefined : alignedTable(lines, i);
    if (found === undefined) out.push(line);
    else {
      out.push({ ...line, end: found.table.end, table: found.table });
      i = found.end - 1;
    }
  }
  return out;
}

function separators(text: string): number {
  return (text.replace(/^\s*\||\|\s*$/g, '').match(SEPARATOR) ?? []).length;
}

function cellsOf(line: Line): Span[] {
  const cells: Span[] = [];
  let at = 0;
  const inner = line.text.replace(/^\|\s?|\s?\|$/g, (edge) => ' '.repeat(edge.length));
  for (const match of inner.matchAll(SEPARATOR)) {
    cells.push({ start: line.start + at, end: line.start + match.index });
    at = match.index + match[0].length;
  }
  cells.push({ start: line.start + at, end: line.start + Math.max(at, inner.trimEnd().length) });
  return cells;
}
