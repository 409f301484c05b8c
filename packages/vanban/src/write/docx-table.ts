import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type VerticalAlignTable,
} from 'docx';
import type { CellAlign, ComposedCell, ComposedTable } from './compose-table.ts';
import { DECREE30, type SizeSet } from './decree30.ts';
import { pointTwips, spacer, stacked, twips, wordRuns } from './docx-parts.ts';

const ALIGNMENT: Record<CellAlign, (typeof AlignmentType)[keyof typeof AlignmentType]> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
};

/** Caption, table with heads that repeat on each page, notes. */
export function wordTable(table: ComposedTable, sizes: SizeSet): (Paragraph | Table)[] {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const { x, y } = DECREE30.cellPadding;
  const head = table.headerRows.map(
    (row) =>
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: row.map((cell) => wordCell(cell, table.widths, sizes, 'center')),
      }),
  );
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: !row.breakable,
        keepNext: row.style === 'band' || row.style === 'subband',
        children: row.cells.map((cell) => wordCell(cell, table.widths, sizes, 'top')),
      }),
  );
  return [
    ...(table.caption === ''
      ? []
      : stacked([table.caption], {
          size: sizes.body.value,
          bold: true,
          before: 6,
          after: 6,
          keepNext: true,
        })),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: twips(table.widths.reduce((sum, width) => sum + width, 0)), type: 'dxa' },
      columnWidths: table.widths.map(twips),
      borders: {
        top: line,
        bottom: line,
        left: line,
        right: line,
        insideHorizontal: line,
        insideVertical: line,
      },
      margins: { left: twips(x.value), right: twips(x.value), top: twips(y.value), bottom: twips(y.value) },
      rows: [...head, ...rows],
    }),
    spacer(table.notes.length > 0 ? 1 : DECREE30.paragraph.after.value),
    ...stacked(table.notes, {
      size: sizes.tableNote.value,
      italic: true,
      align: 'left',
      before: 2,
      after: 6,
    }),
  ];
}

function wordCell(
  cell: ComposedCell,
  widths: readonly number[],
  sizes: SizeSet,
  verticalAlign: (typeof VerticalAlignTable)[keyof typeof VerticalAlignTable],
): TableCell {
  const width = widths.slice(cell.column, cell.column + cell.columnSpan).reduce((sum, part) => sum + part, 0);
  return new TableCell({
    width: { size: twips(width), type: 'dxa' },
    ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
    ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
    verticalAlign,
    children: cell.lines.map(
      (runs) =>
        new Paragraph({
          alignment: ALIGNMENT[cell.align],
          spacing: { before: 0, after: pointTwips(1) },
          children: wordRuns(runs, sizes.table.value),
        }),
    ),
  });
}
