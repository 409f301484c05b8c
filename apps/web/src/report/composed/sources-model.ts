import type { report } from '@binhdang/contract';
import { fold } from '@binhdang/domain';

/** A row of a table of counts with its numbers. */
export interface FigureRow {
  readonly key: string;
  readonly name: string;
  readonly figures: readonly report.DocumentFigure[];
}

export interface FigureTable {
  readonly name: string;
  readonly rows: readonly FigureRow[];
}

/** The numbers by table and row, in the order of the document. Shares are left to the table on paper. */
export function figureTables(figures: readonly report.DocumentFigure[]): FigureTable[] {
  const counted = figures.filter(({ column }) => !column.includes('%'));
  return [...Map.groupBy(counted, ({ table }) => table)].map(([name, ofTable]) => ({
    name,
    rows: [...Map.groupBy(ofTable, ({ path }) => path.slice(0, path.lastIndexOf('.cells.')))].map(
      ([key, ofRow]) => ({ key, name: ofRow[0]?.row ?? '', figures: ofRow }),
    ),
  }));
}

/** "Chưa hoàn thành: Quá hạn" is known as "Quá hạn", "Hoàn thành: Quá hạn" as "Hoàn thành quá hạn". */
export function columnName(column: string): string {
  const [group, header] = column.split(': ');
  if (header === undefined) return column;
  return group === 'Chưa hoàn thành'
    ? header
    : `${group} ${header.charAt(0).toLocaleLowerCase('vi')}${header.slice(1)}`;
}

/** Rows of lists of obligations under the line over them. */
export function rowGroups(
  parts: readonly report.DocumentPart[],
): { readonly name: string; readonly rows: readonly report.DocumentPart[] }[] {
  const rows = parts.filter(({ kind }) => kind === 'row');
  return [...Map.groupBy(rows, ({ group }) => group ?? '')].map(([name, ofGroup]) => ({
    name,
    rows: ofGroup,
  }));
}

/** Whether a row's words hold what is looked for, marks and case aside. */
export function holdsWords(text: string, wanted: string): boolean {
  return fold(text).includes(fold(wanted).trim());
}
