import type { Block, Line, TableBlock } from '../compose.ts';
import { isLayoutTable } from '../layout-table.ts';
import { findAlignedTables } from './aligned-tables.ts';
import { type Region, splitColumns } from './columns.ts';
import { toLines } from './lines.ts';
import { type Measures, measure } from './measure.ts';
import { commonSize, takeNotes } from './notes.ts';
import type { Glyphs, Page, PrintedLine } from './page.ts';
import { joinCell, joinColumn, joinFlow } from './paragraphs.ts';
import { continues, findTables, type PageTable } from './tables.ts';

type Part = Region | { readonly kind: 'table'; readonly table: PageTable };

/** The parts of a page in reading order: tables, and the text above, between and below them. */
function partsOf(page: Page): Part[] {
  const ruled = findTables(page);
  const unruled = page.glyphs.filter((glyph) => !ruled.inside.has(glyph));
  const aligned = findAlignedTables(page, unruled);
  const outside = unruled.filter((glyph) => !aligned.inside.has(glyph));
  const tables = [...ruled.tables, ...aligned.tables].sort((a, b) => a.top - b.top);
  const parts: Part[] = [];
  let from = Number.NEGATIVE_INFINITY;
  const slab = (to: number): Glyphs[] => outside.filter(({ baseline }) => baseline >= from && baseline < to);
  for (const table of tables) {
    parts.push(...splitColumns(slab(table.top), page.number), { kind: 'table', table });
    from = table.top;
  }
  parts.push(...splitColumns(slab(Number.POSITIVE_INFINITY), page.number));
  return parts;
}

function measurePages(pages: readonly Page[], parts: readonly (readonly Part[])[]): Measures {
  return measure(
    new Map(
      pages.map((page, index) => {
        const lines = (parts[index] ?? []).flatMap((part) => (part.kind === 'flow' ? part.lines : []));
        return [page.number, { width: page.width, lines }];
      }),
    ),
  );
}

function cellText(cell: readonly Block[]): string {
  return cell.map((block) => (block.kind === 'line' ? block.text : '')).join(' ');
}

type Row = readonly (readonly Line[])[];

function rowsOf(table: PageTable): Row[] {
  return table.rows.map((row) =>
    row.map((cell) => (cell.lines.length === 0 ? [] : joinCell(cell.lines, cell.x0, cell.x1))),
  );
}

function sameRow(a: Row | undefined, b: Row | undefined): boolean {
  return (
    a !== undefined && b !== undefined && a.every((cell, at) => cellText(cell) === cellText(b[at] ?? []))
  );
}

/** Whether a row is the rest of the one above, cut by the page: no number of its own, a sentence going on. */
function isRest(above: Row | undefined, row: Row): boolean {
  if (!above || cellText(row[0] ?? []) !== '' || cellText(above[0] ?? []) === '') return false;
  return row.some((cell, at) => {
    const before = cellText(above[at] ?? []);
    return /^[\p{Ll}(,;]/u.test(cellText(cell)) && before !== '' && !/[.;:]$/.test(before);
  });
}

function glue(above: readonly Line[], below: readonly Line[]): Line[] {
  const last = above.at(-1);
  const next = below[0];
  if (!last || !next) return [...above, ...below];
  return [...above.slice(0, -1), { ...last, text: `${last.text} ${next.text}` }, ...below.slice(1)];
}

/** Adds the rows of the next page: a repeated head goes, a row cut in two becomes one. */
function extend(rows: readonly Row[], more: readonly Row[]): Row[] {
  const fresh = sameRow(rows[0], more[0]) ? more.slice(1) : more;
  const last = rows.at(-1);
  const rest = fresh[0];
  if (last && rest && isRest(last, rest)) {
    const whole = last.map((cell, at) => glue(cell, rest[at] ?? []));
    return [...rows.slice(0, -1), whole, ...fresh.slice(1)];
  }
  return [...rows, ...fresh];
}

function toTable(rows: readonly Row[]): TableBlock {
  return { kind: 'table', layout: isLayoutTable(rows, true), rows };
}

/** Puts the pages of a document together into blocks; notes from the feet of pages come last. */
export function assemble(pages: readonly Page[]): { blocks: Block[]; notes: number } {
  const size = commonSize(pages);
  const noted = pages.map((page) => takeNotes(page, size));
  const parts = noted.map(({ page }) => partsOf(page));
  const measures = measurePages(pages, parts);
  const blocks: Block[] = [];
  const notes = noted.flatMap((found) => toLines(found.notes, found.page.number));
  let flow: PrintedLine[] = [];
  let open: { table: PageTable; rows: readonly Row[] } | undefined;
  const flush = (): void => {
    if (flow.length > 0) blocks.push(...joinFlow(flow, measures));
    flow = [];
    if (open) blocks.push(toTable(open.rows));
    open = undefined;
  };
  for (const page of parts) {
    for (const part of page) {
      if (part.kind === 'table') {
        const rows = rowsOf(part.table);
        if (open && flow.length === 0 && continues(open.table, part.table)) {
          open = { table: part.table, rows: extend(open.rows, rows) };
          continue;
        }
        flush();
        open = { table: part.table, rows };
      } else if (part.kind === 'flow') {
        if (open) flush();
        flow.push(...part.lines);
      } else {
        flush();
        blocks.push({ kind: 'table', layout: true, rows: [[joinColumn(part.left), joinColumn(part.right)]] });
      }
    }
  }
  flush();
  const joined = joinFlow(notes, measures);
  return { blocks: [...blocks, ...joined], notes: joined.length };
}
