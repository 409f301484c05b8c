/**
 * Tables that plain text has by blanks alone: heads of columns, and below them words that keep to
 * their column. A cell runs over several printed lines; its span then has gaps, where the words of
 * the other columns stand. Programs that turn PDF to text centre cells, so that the number of a row
 * may stand in its middle.
 */
import { columnOf } from './columns.ts';
import { fold } from './fold.ts';
import type { Line, TableCell, TextTable } from './lines.ts';
import type { Span } from './schema.ts';

/** A word with its place in the printed line. */
interface Word {
  readonly from: number;
  readonly to: number;
  readonly span: Span;
  readonly text: string;
}

/** Words with single blanks between them. */
interface Segment {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const HEAD_LINES = 4;
const NO_LINE = { text: '' };
const SAMPLE = 60;

function wordsOf(line: Line): Word[] {
  return [...line.text.matchAll(/\S+/gu)].map((match) => {
    const from = line.indent + match.index;
    const start = line.start + match.index;
    const length = match[0].length;
    return { from, to: from + length, span: { start, end: start + length }, text: match[0] };
  });
}

function segmentsOf(line: Line): Segment[] {
  const out: Segment[] = [];
  for (const match of line.text.matchAll(/\S+(?: \S+)*/gu)) {
    const from = line.indent + match.index;
    const number = /^(?:STT|TT|Số TT|Stt)(?= \S)/u.exec(match[0]);
    if (number && out.length === 0) out.push({ from, to: from + number[0].length, text: number[0] });
    const skip = number && out.length === 1 ? number[0].length + 1 : 0;
    out.push({ from: from + skip, to: from + match[0].length, text: match[0].slice(skip) });
  }
  return out;
}

const overlap = (a: Segment, b: Segment) => a.from < b.to + 1 && b.from < a.to + 1;

/** The columns over which the segments of the head lines stand; one that spans several counts for none. */
function columnsOf(rows: readonly (readonly Segment[])[]): Segment[] {
  const narrowFirst = rows.flat().sort((a, b) => a.to - a.from - (b.to - b.from));
  let columns: Segment[] = [];
  for (const segment of narrowFirst) {
    const touched = columns.filter((column) => overlap(column, segment));
    if (touched.length > 1) continue;
    const known = touched[0];
    const grown =
      known === undefined
        ? segment
        : {
            from: Math.min(known.from, segment.from),
            to: Math.max(known.to, segment.to),
            text: `${known.text} ${segment.text}`,
          };
    columns = [...columns.filter((column) => column !== known), grown];
  }
  return columns.sort((a, b) => a.from - b.from);
}

interface Head {
  readonly columns: readonly Segment[];
  /** One past the last line of heads. */
  readonly end: number;
}

const isCount = (words: string) => /^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z])[.)]?$/u.test(words);

/** The heads of an assignment table at line `at`, or undefined. */
function headAt(lines: readonly Line[], at: number): Head | undefined {
  const first = lines[at];
  if (first === undefined || first.table !== undefined || !/\S {2,}\S/.test(first.text)) return undefined;
  const rows: Segment[][] = [];
  let best: Head | undefined;
  for (let i = at; i < Math.min(lines.length, at + HEAD_LINES); i += 1) {
    const line = lines[i];
    if (line === undefined || line.table !== undefined || line.furniture || (i > at && line.gap > 1)) break;
    const segments = segmentsOf(line);
    if (i > at && (isCount(segments[0]?.text ?? '') || isGroupHead(line))) break;
    rows.push(segments);
    const columns = columnsOf(rows);
    const kinds = new Set(columns.map((column) => columnOf(fold(column.text))));
    kinds.delete('other');
    const assigns = kinds.has('task') && (kinds.has('lead') || kinds.has('coordinate') || kinds.has('time'));
    const short = columns.every((column) => column.text.length < 60);
    if (columns.length >= 3 && short && assigns && kinds.size >= 3) best = { columns, end: i + 1 };
    else if (best !== undefined) break;
  }
  return best;
}

/** Where the columns are parted: between two heads, at the place that most lines leave blank. */
function bounds(columns: readonly Segment[], lines: readonly Line[]): number[] {
  const taken = new Map<number, number>();
  for (const line of lines)
    for (const word of wordsOf(line))
      for (let at = word.from; at < word.to; at += 1) taken.set(at, (taken.get(at) ?? 0) + 1);
  return columns.slice(1).map((column, i) => {
    const before = columns[i];
    const from = before === undefined ? 0 : Math.floor((before.from + before.to) / 2);
    const to = Math.ceil((column.from + column.to) / 2);
    // The widest run of places that the fewest lines use.
    const used = (at: number) => taken.get(at) ?? 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = from; at < to; at += 1) least = Math.min(least, used(at));
    let best = column.from;
    let width = 0;
    for (let at = from; at < to; at += 1) {
      if (used(at) !== least) continue;
      let end = at;
      while (end < to && used(end) === least) end += 1;
      if (end - at > width) {
        width = end - at;
        best = end;
      }
      at = end;
    }
    return best;
  });
}

/** The column in which words that begin at `from` stand. */
function columnAt(cuts: readonly number[], from: number): number {
  let column = 0;
  cuts.forEach((cut, i) => {
    if (from >= cut) column = i + 1;
  });
  return column;
}

const straddles = (word: Word, cuts: readonly number[]) =>
  cuts.some((cut) => word.from < cut - 1 && word.to > cut + 1);

/** A line of the table: its words keep to the columns, or it is the heading of a group of rows. */
function belongs(line: Line, cuts: readonly number[]): boolean {
  const words = wordsOf(line);
  const first = words[0];
  if (first === undefined) return false;
  const apart = words.some((word) => straddles(word, cuts));
  if (isCount(first.text) && columnAt(cuts, first.from) === 0)
    return !apart || /^\S+ {2,}/.test(line.text) || isGroupHead(line);
  if (apart) return false;
  // Running text fills the columns with single blanks between all words.
  const second = columnAt(cuts, words.at(-1)?.from ?? 0) > columnAt(cuts, first.from);
  return !(second && !/\S {2,}\S/.test(line.text) && line.text.length > 60);
}

/** The table that begins at line `at`, with the index of the line after it. */
export function alignedTable(
  lines: readonly Line[],
  at: number,
): { table: TextTable; end: number } | undefined {
  const head = headAt(lines, at);
  const start = lines[at]?.start;
  if (head === undefined || start === undefined) return undefined;
  const cuts = bounds(head.columns, sampleOf(lines.slice(head.end, head.end + SAMPLE)));
  const body: Line[] = [];
  let end = head.end;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    if (line === undefined || line.table !== undefined || /^nơi nhận/u.test(line.folded)) break;
    if (line.furniture) {
      // "4" in the column of numbers is a row, elsewhere the page's number.
      if (isCount(line.text) && line.indent < (cuts[0] ?? 0)) body.push(line);
      continue;
    }
    if (!belongs(line, cuts)) break;
    body.push(line);
  }
  // A heading after the last row heads what follows the table.
  while (body.length > 0 && isGroupHead(body.at(-1) ?? NO_LINE)) {
    const head = body.pop();
    end = head === undefined ? end : lines.indexOf(head);
  }
  const last = body.at(-1);
  if (last === undefined) return undefined;
  const heads = headCells(lines.slice(at, head.end), head.columns);
  return {
    table: { start, end: last.end, rows: [heads, ...rowsOf(body, cuts).map((row) => cellsOf(row, cuts))] },
    end,
  };
}

/** Lines by which the columns are told: up to the last that has words in several of them. */
function sampleOf(lines: readonly Line[]): Line[] {
  const last = lines.findLastIndex((line) => line.table === undefined && segmentsOf(line).length > 1);
  return lines
    .slice(0, last + 1)
    .filter((line) => line.table === undefined && !line.furniture && !isGroupHead(line));
}

/** The heads: each segment belongs to the first column over which it stands. */
function headCells(lines: readonly Line[], columns: readonly Segment[]): TableCell[] {
  const parts: Span[][] = columns.map(() => []);
  for (const line of lines) {
    for (const segment of segmentsOf(line)) {
      const column = columns.findIndex((one) => overlap(one, segment));
      const start = line.start + segment.from - line.indent;
      parts[column]?.push({ start, end: start + segment.to - segment.from });
    }
  }
  return cellsFrom(parts, lines[0]?.start ?? 0);
}

/** Rows begin at their number, or at empty lines, or have their number in their middle. */
function rowsOf(body: readonly Line[], cuts: readonly number[]): Line[][] {
  const counts = (line: Line) => {
    const first = wordsOf(line)[0];
    return first !== undefined && columnAt(cuts, first.from) === 0 && isCount(first.text);
  };
  if (!body.some(counts)) return atStarts(body, (line) => line.gap > 0);
  const groups = atStarts(body, (line) => line.gap > 0);
  // Whether the first row of a group, below the words that head it, begins with its number.
  const top = (group: readonly Line[]) => {
    const first = group.find((line) => !isGroupHead(line));
    return first === undefined || counts(first);
  };
  if (groups.every(top)) return atStarts(body, counts);
  return groups.flatMap((group) => {
    if (group.filter(counts).length < 2) return [group];
    return top(group) ? atStarts(group, counts) : centred(group, counts);
  });
}

/** "I  CÔNG TÁC CHỈ ĐẠO": heads the rows below it. */
function isGroupHead(line: Pick<Line, 'text'>): boolean {
  return /^(?:[IVX]{1,5}|[A-Z])[.)]?\s+\S+(?: \S+)*$/u.test(line.text);
}

function atStarts(lines: readonly Line[], begins: (line: Line) => boolean): Line[][] {
  const rows: Line[][] = [];
  for (const line of lines) {
    if (rows.length === 0 || begins(line)) rows.push([line]);
    else rows.at(-1)?.push(line);
  }
  return rows;
}

/** Rows with the number in the middle: as many lines stand above it as below. */
function centred(lines: readonly Line[], counts: (line: Line) => boolean): Line[][] {
  const rows: Line[][] = [];
  let from = 0;
  while (from < lines.length) {
    const number = lines.findIndex((line, i) => i >= from && counts(line));
    if (number < 0) {
      rows.at(-1)?.push(...lines.slice(from));
      break;
    }
    const next = lines.findIndex((line, i) => i > number && counts(line));
    const last = Math.min(number + (number - from) + 1, next < 0 ? lines.length : next);
    // The row after this one needs lines above its number only when it has some.
    const to = next < 0 ? lines.length : Math.max(number + 1, last);
    rows.push(lines.slice(from, to));
    from = to;
  }
  return rows;
}

// Letters are not equally wide in print, so that columns drift by a few places.
const DRIFT = 2;

/** The column of each word: words with single blanks between them stay together where they reach a column's edge only a little. */
function wordColumns(words: readonly Word[], cuts: readonly number[]): number[] {
  const out: number[] = [];
  let from = 0;
  while (from < words.length) {
    let to = from + 1;
    // A number at the start is a cell of its own.
    const counted = from === 0 && isCount(words[0]?.text ?? '') && columnAt(cuts, words[0]?.from ?? 0) === 0;
    while (!counted && to < words.length && (words[to]?.from ?? 0) - (words[to - 1]?.to ?? 0) < 2) to += 1;
    const group = words.slice(from, to);
    const start = group[0]?.from ?? 0;
    const end = group.at(-1)?.to ?? start;
    const reach = [-1, ...cuts].map((_, column) => {
      const left = column === 0 ? 0 : (cuts[column - 1] ?? 0);
      const right = cuts[column] ?? Number.POSITIVE_INFINITY;
      return Math.max(0, Math.min(end, right) - Math.max(start, left));
    });
    const widest = reach.indexOf(Math.max(...reach));
    const others = reach.some((one, column) => column !== widest && one > DRIFT);
    for (const word of group) out.push(others ? columnAt(cuts, word.from) : widest);
    from = to;
  }
  return out;
}

/** The cells of a row: each column's words in all its lines. */
function cellsOf(row: readonly Line[], cuts: readonly number[]): TableCell[] {
  const parts: Span[][] = [[], ...cuts.map(() => [])];
  for (const line of row) {
    const words = wordsOf(line);
    const first = words[0];
    const heading = isGroupHead(line) && words.some((word) => straddles(word, cuts));
    const columns = heading ? words.map((word) => (word === first ? 0 : 1)) : wordColumns(words, cuts);
    for (const [i, word] of words.entries()) {
      const open = parts[columns[i] ?? 0];
      const before = open?.at(-1);
      if (before !== undefined && before.end + 1 >= word.span.start)
        open?.splice(-1, 1, { start: before.start, end: word.span.end });
      else open?.push(word.span);
    }
  }
  return cellsFrom(parts, row[0]?.start ?? 0);
}

function cellsFrom(parts: readonly (readonly Span[])[], from: number): TableCell[] {
  let at = from;
  return parts.map((spans) => {
    const first = spans[0];
    const last = spans.at(-1);
    if (first === undefined || last === undefined) return { start: at, end: at };
    at = first.start;
    const gaps = spans.slice(1).map((span, i) => ({ start: spans[i]?.end ?? span.start, end: span.start }));
    return { start: first.start, end: last.end, gaps };
  });
}
