/**
 * Tables that plain text has by blanks alone: a row of column heads, and below it words that begin
 * where the heads begin. A cell runs over several lines; its span then has gaps, where the words of
 * the other columns stand.
 */
import { fold } from './fold.ts';
import type { Line, TableCell, TextTable } from './lines.ts';
import type { Span } from './schema.ts';
import { columnOf } from './tables.ts';

interface Segment {
  /** Place in the printed line. */
  readonly from: number;
  readonly to: number;
  readonly span: Span;
  readonly text: string;
}

interface Head {
  /** Where each column begins in the printed line. */
  readonly starts: readonly number[];
  /** One past the last line of heads. */
  readonly end: number;
}

const HEAD_LINES = 4;

function segmentsOf(line: Line): Segment[] {
  const out: Segment[] = [];
  for (const match of line.text.matchAll(/\S+(?: \S+)*/gu)) {
    const from = line.indent + match.index;
    const start = line.start + match.index;
    out.push({
      from,
      to: from + match[0].length,
      span: { start, end: start + match[0].length },
      text: match[0],
    });
  }
  return out;
}

/** The heads of an assignment table at line `at`, or undefined. */
function headAt(lines: readonly Line[], at: number): Head | undefined {
  const first = lines[at];
  if (first === undefined || first.table !== undefined || !/\S {2,}\S/.test(first.text)) return undefined;
  const rows: Segment[][] = [];
  for (let i = at; i < Math.min(lines.length, at + HEAD_LINES); i += 1) {
    const line = lines[i];
    if (line === undefined || line.table !== undefined || line.furniture || (i > at && line.gap > 0)) break;
    const segments = segmentsOf(line);
    if (i > at && isCount(segments[0]?.text ?? '')) break;
    rows.push(segments);
  }
  const widest = rows.reduce((best, row) => (row.length > best.length ? row : best), []);
  if (widest.length < 3) return undefined;
  const starts = widest.map((segment) => segment.from);
  const heads = widest.map((_, column) =>
    rows
      .flat()
      .filter((segment) => columnAt(starts, segment.from) === column)
      .map((segment) => fold(segment.text))
      .join(' '),
  );
  const kinds = new Set(heads.map(columnOf));
  kinds.delete('other');
  const assigns = kinds.has('task') && (kinds.has('lead') || kinds.has('coordinate') || kinds.has('time'));
  return assigns && kinds.size >= 3 ? { starts, end: at + rows.length } : undefined;
}

const isCount = (words: string) => /^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z])[.)]?$/u.test(words);

/** The column in which words that begin at `from` stand; a little to the left of a head still belongs to it. */
function columnAt(starts: readonly number[], from: number): number {
  let column = 0;
  starts.forEach((start, i) => {
    if (from >= start - 3) column = i;
  });
  return column;
}

function fits(segments: readonly Segment[], starts: readonly number[]): boolean {
  return segments.every((segment, i) => {
    const column = columnAt(starts, segment.from);
    const next = starts[column + 1];
    // The words of a row that heads others may run over all columns.
    return (
      next === undefined || segment.to <= next + 2 || (i === segments.length - 1 && i <= 1 && column <= 1)
    );
  });
}

/** The table that begins at line `at`, with the index of the line after it. */
export function alignedTable(
  lines: readonly Line[],
  at: number,
): { table: TextTable; end: number } | undefined {
  const head = headAt(lines, at);
  if (head === undefined) return undefined;
  const body: Line[] = [];
  let end = head.end;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    if (line === undefined || line.table !== undefined) break;
    const segments = segmentsOf(line);
    const first = segments[0];
    if (line.furniture) {
      // "4" in the column of numbers is a row, elsewhere the page's number.
      if (first !== undefined && isCount(first.text) && first.from <= (head.starts[0] ?? 0) + 3)
        body.push(line);
      continue;
    }
    if (first === undefined || !fits(segments, head.starts)) break;
    // Running text begins at the margin and is wider than a column of numbers.
    if (columnAt(head.starts, first.from) === 0 && first.to > (head.starts[1] ?? 0) + 2) break;
    body.push(line);
  }
  const last = body.at(-1);
  const start = lines[at]?.start;
  if (last === undefined || start === undefined) return undefined;
  const rows = [lines.slice(at, head.end), ...rowsOf(body, head.starts)];
  return { table: { start, end: last.end, rows: rows.map((row) => cellsOf(row, head.starts)) }, end };
}

/** Rows begin at their number; where empty lines part them and numbers stand in their middle, at the empty lines. */
function rowsOf(body: readonly Line[], starts: readonly number[]): Line[][] {
  const counts = (line: Line) => {
    const first = segmentsOf(line)[0];
    return first !== undefined && columnAt(starts, first.from) === 0 && isCount(first.text);
  };
  const groups: Line[][] = [];
  for (const line of body) {
    if (groups.length === 0 || line.gap > 0) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  const numbered = groups.filter((group) => group.some(counts)).length;
  const middle = groups.some((group) => group.length > 1 && group.findIndex(counts) > 0);
  if (middle && numbered >= groups.length * 0.7)
    return groups.flatMap((group) => (group.filter(counts).length > 1 ? atNumbers(group, counts) : [group]));
  return atNumbers(body, body.some(counts) ? counts : (line) => line.gap > 0);
}

function atNumbers(lines: readonly Line[], begins: (line: Line) => boolean): Line[][] {
  const rows: Line[][] = [];
  for (const line of lines) {
    if (rows.length === 0 || begins(line)) rows.push([line]);
    else rows.at(-1)?.push(line);
  }
  return rows;
}

/** The cells of a row: each column's words in all its lines. */
function cellsOf(row: readonly Line[], starts: readonly number[]): TableCell[] {
  const parts: Span[][] = starts.map(() => []);
  for (const line of row)
    for (const segment of segmentsOf(line)) parts[columnAt(starts, segment.from)]?.push(segment.span);
  let at = row[0]?.start ?? 0;
  return parts.map((spans) => {
    const first = spans[0];
    const last = spans.at(-1);
    if (first === undefined || last === undefined) return { start: at, end: at };
    at = first.start;
    const gaps = spans.slice(1).map((span, i) => ({ start: spans[i]?.end ?? span.start, end: span.start }));
    return { start: first.start, end: last.end, gaps };
  });
}
