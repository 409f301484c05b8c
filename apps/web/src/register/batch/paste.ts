/** What Excel puts on the clipboard, and what is put there for it. */
import { headingKey } from '@binhdang/domain/register';
import type { GridColumn } from './plan.ts';

/** Rows of cells between tabs; a cell with a tab, a line break or a quote in it stands in quotes. */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const whole = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < whole.length; at++) {
    const sign = whole[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (whole[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell === '' && closes(whole, at)) quoted = true;
    else if (sign === '\t' || sign === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  rows.at(-1)?.push(cell);
  return rows.map((row) => row.map((one) => one.replaceAll('\u00a0', ' ').trim()));
}

/** A quote that begins a cell and is never closed is a quote that somebody typed. */
function closes(text: string, at: number): boolean {
  return /^"(?:[^"]|"")*"(?:[\t\n]|$)/.test(text.slice(at));
}

/** For pasting into Excel. */
export const copiedText = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) =>
      row.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .join('\n');

/**
 * Where a block with headings above it belongs: its columns by what they are headed. Columns that the grid does not have
 * are left out. `undefined` where the first row is no row of headings.
 */
export function byHeadings(
  cells: readonly (readonly string[])[],
  columns: readonly GridColumn[],
): { readonly rows: string[][]; readonly left: readonly string[] } | undefined {
  const [head, ...rest] = cells;
  if (head === undefined || rest.length === 0) return undefined;
  const places = new Map(columns.map((column, at) => [headingKey(column.heading), at]));
  const known = head.map((heading) => places.get(headingKey(heading)));
  const hits = new Set(known.filter((place) => place !== undefined)).size;
  if (hits < 2 || hits * 2 < head.filter((heading) => heading !== '').length) return undefined;
  const rows = rest.map((row) => {
    const line = Array.from({ length: columns.length }, () => '');
    row.forEach((cell, at) => {
      const place = known[at];
      if (place !== undefined) line[place] = cell;
    });
    return line;
  });
  return { rows, left: head.filter((heading, at) => heading !== '' && known[at] === undefined) };
}
