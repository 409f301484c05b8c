import type { Block, TableBlock } from '../compose.ts';
import { isLayoutTable } from '../layout-table.ts';
import type { SourceLimits } from '../limits.ts';
import { SourceRefusal } from '../refusal.ts';
import { childOf, childrenOf, valOf, type XmlElement } from '../xml.ts';
import type { StyleSheet } from './styles.ts';

/** A cell as stored, with the grid columns it covers. */
interface StoredCell {
  readonly element: XmlElement;
  readonly column: number;
  readonly span: number;
  /** Covered by the cell above; its own content is not shown. */
  readonly continued: boolean;
}

/** Cells closer than this (twips, 1/20 point) start in the same column: tables drawn by hand are never exact. */
const SAME_COLUMN = 140;

/** Elements of a name, also inside content controls and other wrappers. */
function unwrapped(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((node) => {
    if (typeof node === 'string') return [];
    if (node.name === name) return [node];
    return ['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo'].includes(node.name)
      ? unwrapped(node, name)
      : [];
  });
}

function span(text: string | undefined): number {
  const value = Number.parseInt(text ?? '1', 10);
  return value >= 1 ? Math.min(value, 1_000) : 1;
}

function readRow(row: XmlElement): StoredCell[] {
  const before = valOf(childOf(row, 'trPr'), 'gridBefore');
  let column = before === undefined ? 0 : span(before);
  return unwrapped(row, 'tc').map((element) => {
    const properties = childOf(element, 'tcPr');
    const merge = childOf(properties, 'vMerge');
    const across = childOf(properties, 'hMerge');
    const width = span(valOf(properties, 'gridSpan'));
    const cell: StoredCell = {
      element,
      column,
      span: width,
      continued:
        (merge !== undefined && (merge.attributes.val ?? 'continue') === 'continue') ||
        (across !== undefined && (across.attributes.val ?? 'continue') === 'continue'),
    };
    column += width;
    return cell;
  });
}

/** Maps grid columns to columns of the table: only where cells start, and near ones taken as one. */
function columnsOf(table: XmlElement, rows: readonly StoredCell[][]): Map<number, number> {
  const widths = childrenOf(childOf(table, 'tblGrid'), 'gridCol').map((column) =>
    Number(column.attributes.w ?? Number.NaN),
  );
  const together = new Map<number, Set<number>>();
  for (const [index, row] of rows.entries()) {
    for (const { column } of row) {
      const users = together.get(column) ?? new Set();
      users.add(index);
      together.set(column, users);
    }
  }
  const starts = [...together.keys()].sort((a, b) => a - b);
  if (starts.length > MAX_COLUMNS)
    throw new SourceRefusal('too-complex', { what: 'table columns', limit: MAX_COLUMNS });
  const mapped = new Map<number, number>();
  let current = -1;
  let anchor = 0;
  let users = new Set<number>();
  for (const start of starts) {
    const distance = widths.slice(anchor, start).reduce((sum, width) => sum + width, 0);
    const own = together.get(start) ?? new Set();
    const near = current >= 0 && distance < SAME_COLUMN && own.isDisjointFrom(users);
    if (near) users = users.union(own);
    else {
      current += 1;
      anchor = start;
      users = own;
    }
    mapped.set(start, current);
  }
  return mapped;
}

/** Word itself allows 63. */
const MAX_COLUMNS = 500;

const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV', 'start', 'end'];

function visibleEdges(borders: XmlElement | undefined, names: readonly string[]): number {
  return names.filter((name) => {
    const value = valOf(borders, name);
    return value !== undefined && value !== 'nil' && value !== 'none';
  }).length;
}

/** Whether lines are drawn around cells: by the table, its style, or most cells themselves. */
function isRuled(table: XmlElement, rows: readonly StoredCell[][], styles: StyleSheet): boolean {
  const properties = childOf(table, 'tblPr');
  const direct = childOf(properties, 'tblBorders');
  const borders = direct ?? styles.table(valOf(properties, 'tblStyle')).borders;
  const cells = rows.flat();
  const own = cells.map((cell) => childOf(cell.element, 'tcPr', 'tcBorders'));
  const erased = own.filter((element) => element && visibleEdges(element, EDGES) === 0).length;
  const drawn = own.filter((element) => visibleEdges(element, EDGES) >= 2).length;
  if (drawn * 2 >= cells.length) return true;
  const inside = visibleEdges(borders, ['insideV', 'insideH']);
  return inside >= 1 && erased * 2 < cells.length;
}

/** Reads a `w:tbl`; `readCell` reads the blocks of a cell. Rows struck by revision are left out. */
export function readTable(
  table: XmlElement,
  styles: StyleSheet,
  limits: SourceLimits,
  readCell: (cell: XmlElement) => Block[],
): TableBlock {
  const kept = unwrapped(table, 'tr').filter((row) => !childOf(row, 'trPr', 'del'));
  const stored = kept.map(readRow).filter((row) => row.length > 0);
  const columns = columnsOf(table, stored);
  const width = Math.max(0, ...columns.values()) + 1;
  if (width * stored.length > limits.elements) {
    throw new SourceRefusal('too-complex', { what: 'table cells', limit: limits.elements });
  }
  const rows = stored.map((cells) => {
    const row: Block[][] = Array.from({ length: width }, () => []);
    for (const cell of cells) {
      if (!cell.continued) row[columns.get(cell.column) ?? 0]?.push(...readCell(cell.element));
    }
    return row;
  });
  return { kind: 'table', layout: isLayoutTable(rows, isRuled(table, stored, styles)), rows };
}
