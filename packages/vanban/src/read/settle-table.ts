/** A table as nodes: rows of an assignment table are tasks with bodies, times and products from their columns. */
import { unique } from './bind.ts';
import type { Draft, Setting } from './draft.ts';
import { fold, joined } from './fold.ts';
import { indicatorRows } from './indicators.ts';
import type { TableCell } from './lines.ts';
import type { Entry } from './outline.ts';
import { addDates, convert, namedIn, rolesIn, stretchIn } from './readings.ts';
import type { BoundBody, NodeKind, NodePart, Span } from './schema.ts';
import { cellText, type ReadTable, readTable, type TableRow } from './tables.ts';
import { findTaskDates } from './task-dates.ts';

/** Makes a draft and puts it after those made before. */
export type Push = (
  entry: Entry,
  parent: Draft | null,
  kind: NodeKind,
  part?: NodePart,
  span?: Span,
  label?: string,
) => Draft;

export function settleTable(
  entry: Entry,
  setting: Setting,
  actors: readonly BoundBody[],
  parent: Draft | null,
  push: Push,
): Draft {
  const { working } = setting;
  const { table } = entry.block;
  const draft = push(entry, parent, 'table');
  if (table === undefined) return draft;
  draft.rows = table.rows.map((row) => row.map((cell) => cellText(cell, working.text)));
  const read = readTable(table, working.text);
  if (read.columns.length === 0) {
    const indicators = indicatorRows(table, working.text);
    if (indicators !== undefined) {
      draft.text = draft.rows[0]?.join(' | ') ?? '';
      for (const row of indicators) {
        if (row.end <= row.start) continue;
        const item = push(entry, draft, 'item', 'table-row', row, row.label);
        item.text = row.name;
        item.targets = [...row.targets];
      }
      return draft;
    }
    draft.text = draft.rows.map((row) => row.join(' | ')).join('\n');
    return draft;
  }
  const header = read.rows.filter((row) => row.kind === 'header');
  draft.text = header.map((row) => headText(row, working.text)).join('\n');
  let group: Draft = draft;
  let before: Draft | undefined;
  const around = { setting, actors, push };
  for (const row of read.rows) {
    if (row.kind === 'header' || row.end <= row.start) continue;
    const one = settleRow(row, read, entry, row.kind === 'group' ? draft : group, around, before);
    if (row.kind === 'group') group = one;
    else before = one;
  }
  return draft;
}

/** The heads of a table as printed; of a table made of blanks, each head whole. */
function headText(row: TableRow, text: string): string {
  return row.cells.some((cell) => cell.gaps !== undefined)
    ? row.cells.map((cell) => cellText(cell, text)).join(' | ')
    : joined(text.slice(row.start, row.end));
}

function settleRow(
  row: TableRow,
  table: ReadTable,
  entry: Entry,
  above: Draft,
  surroundings: {
    readonly setting: Setting;
    readonly actors: readonly BoundBody[];
    readonly push: Push;
  },
  before: Draft | undefined,
): Draft {
  const { setting, actors, push } = surroundings;
  const { working } = setting;
  const words: TableCell = row.words ?? row;
  const text =
    row.words === undefined
      ? joined(working.text.slice(row.start, row.end))
      : cellText(row.words, working.text);
  const kind = row.kind === 'task' ? 'task' : row.kind === 'group' ? 'item' : 'paragraph';
  const draft = push(entry, above, kind, 'table-row', row, row.label);
  draft.text = text;
  draft.rows = [row.cells.map((cell) => cellText(cell, working.text))];
  if (row.kind !== 'task') return draft;
  const bodies = convert(
    setting,
    rolesIn(setting, stretchIn(setting, words.start, words.end, words.gaps)).bound,
  );
  table.columns.forEach((column, i) => {
    const cell = row.cells[i];
    if (cell === undefined) return;
    if (column === 'lead' || column === 'coordinate' || column === 'both')
      bodies.push(...cellBodies(setting, cell, column, before));
    const stretch = stretchIn(setting, cell.start, cell.end, cell.gaps);
    if (column === 'time') {
      const year = { ...setting.year, timeOnly: true };
      draft.dates = draft.dates.concat(findTaskDates(stretch, year, setting.masked));
    }
    if (column === 'product') {
      const product = cellText(cell, working.text);
      if (product !== '') draft.product = product;
    }
    if (column === 'task') addDates(setting, draft, stretch, false);
  });
  draft.bodies = unique([
    ...bodies,
    ...actors.filter(() => bodies.length === 0).map((body) => ({ ...body, inherited: true })),
  ]);
  return draft;
}

function cellBodies(
  setting: Setting,
  cell: TableCell,
  column: 'lead' | 'coordinate' | 'both',
  before: Draft | undefined,
): BoundBody[] {
  const { working } = setting;
  const role = column === 'both' ? 'lead' : column;
  const text = cellText(cell, working.text);
  const words = fold(text);
  if (/^(?:-?\s*nt\s*-?|như trên|-"-|"|''|-\/-)$/u.test(words) || (words === '' && role === 'lead')) {
    // A cell that spans rows is empty in the rows below it.
    return (before?.bodies ?? [])
      .filter((body) => body.role === role)
      .map((body) => ({
        ...body,
        inherited: true,
        confidence: Math.min(body.confidence, 0.7),
      }));
  }
  if (/chủ trì|phối hợp/u.test(words)) {
    const told = convert(
      setting,
      rolesIn(setting, stretchIn(setting, cell.start, cell.end, cell.gaps)).bound,
    );
    if (told.length > 0) return told;
  }
  const names = namedIn(setting, stretchIn(setting, cell.start, cell.end, cell.gaps), role, 0);
  // Of both in one column the first named leads.
  if (names.length > 0)
    return column === 'both'
      ? names.map((name, i) => (i === 0 ? name : { ...name, role: 'coordinate' }))
      : names;
  if (words === '' || words === '-') return [];
  // A name that the grammar does not know is still who the column says.
  const stretch = stretchIn(setting, cell.start, cell.end, cell.gaps);
  return [...stretch.text.matchAll(/[^;,\n]+/g)].flatMap((part) => {
    const name = joined(part[0]).replace(/^[-+•]\s*/, '');
    if (!/\p{L}/u.test(name)) return [];
    const span = stretch.source({ start: part.index, end: part.index + part[0].length });
    return [
      {
        name,
        role,
        group: false,
        inherited: false,
        ...span,
        confidence: 0.5,
      },
    ];
  });
}
