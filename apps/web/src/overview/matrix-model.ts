/** The matrix as it is looked at: which rows and columns a filter leaves, and what they sum up to. Pure. */
import type { overview } from '@binhdang/contract';
import { OBLIGATION_ROLES, type ObligationRole, STANDINGS, type Standing } from '@binhdang/domain';
import { joinLabels } from './labels.ts';

export interface Cell {
  readonly role: ObligationRole;
  readonly standing: Standing;
}

/** What a number of the matrix means; undefined where nothing is given. */
export function cellOf(code: number): Cell | undefined {
  if (code < 1) return undefined;
  const role = OBLIGATION_ROLES[Math.floor((code - 1) / 10)];
  const standing = STANDINGS[(code - 1) % 10];
  return role === undefined || standing === undefined ? undefined : { role, standing };
}

/** In the cell beside the sign of the standing. */
export const ROLE_SIGNS: Record<ObligationRole, { readonly vi: string; readonly en: string }> = {
  lead: { vi: 'CT', en: 'L' },
  coordinate: { vi: 'PH', en: 'C' },
  participate: { vi: 'TG', en: 'P' },
  request: { vi: 'ĐN', en: 'R' },
};

export interface MatrixFilter {
  readonly sectionId?: string | undefined;
  readonly kind?: string | undefined;
  /** Empty: all. */
  readonly standings: readonly Standing[];
}

export interface Totals {
  readonly total: number;
  readonly late: number;
}

/** Rows and columns by their place in the matrix, with the cells that the filter leaves. */
export interface MatrixView {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly rowTotals: readonly Totals[];
  readonly columnTotals: readonly Totals[];
  /** By place in STANDINGS, before the filter by standing. */
  readonly counts: readonly number[];
  readonly cells: number;
  /** The number in a cell by its place in `rows` and `columns`; 0 where the filter hides it. */
  at(row: number, column: number): number;
}

const LATE = STANDINGS.indexOf('late');

/** Leaves out what does not fit, and rows and columns that are empty then. */
export function viewOf(matrix: overview.Matrix, filter: MatrixFilter): MatrixView {
  const wanted = new Set(filter.standings.map((standing) => STANDINGS.indexOf(standing)));
  const fits = (code: number) => code > 0 && (wanted.size === 0 || wanted.has((code - 1) % 10));
  const taskFits = matrix.tasks.map(([, section]) => inSection(matrix, section, filter.sectionId));
  const bodyFits = matrix.bodies.map(([, , , kind]) => filter.kind === undefined || kind === filter.kind);
  const counts = STANDINGS.map(() => 0);
  const rowSums = matrix.tasks.map(() => ({ total: 0, late: 0 }));
  const columnSums = matrix.bodies.map(() => ({ total: 0, late: 0 }));
  matrix.cells.forEach((line, task) => {
    if (!taskFits[task]) return;
    line.forEach((code, body) => {
      if (code === 0 || !bodyFits[body]) return;
      const standing = (code - 1) % 10;
      counts[standing] = (counts[standing] ?? 0) + 1;
      if (!fits(code)) return;
      for (const sum of [rowSums[task], columnSums[body]]) {
        if (sum === undefined) continue;
        sum.total += 1;
        if (standing === LATE) sum.late += 1;
      }
    });
  });
  const rows = rowSums.flatMap((sum, place) => (sum.total > 0 ? [place] : []));
  const columns = columnSums.flatMap((sum, place) => (sum.total > 0 ? [place] : []));
  const none: Totals = { total: 0, late: 0 };
  return {
    rows,
    columns,
    rowTotals: rows.map((place) => rowSums[place] ?? none),
    columnTotals: columns.map((place) => columnSums[place] ?? none),
    counts,
    cells: rows.reduce((sum, place) => sum + (rowSums[place]?.total ?? 0), 0),
    at: (row, column) => {
      const code = matrix.cells[rows[row] ?? -1]?.[columns[column] ?? -1] ?? 0;
      return fits(code) ? code : 0;
    },
  };
}

/** Where a task stands: labels of its section, its item and its own, e.g. "II.1 a)"; a dash is no label. */
export function placeOf(matrix: overview.Matrix, row: number): string {
  const task = matrix.tasks[row];
  if (task === undefined) return '';
  const item = task[1] === null ? undefined : matrix.sections[task[1]];
  const section = item === undefined || item[1] === null ? undefined : matrix.sections[item[1]];
  const above = joinLabels(section?.[2] ?? null, item?.[2] ?? null);
  const own = task[2] === null || /^[-+•*]$/.test(task[2]) ? '' : task[2];
  return [above, own].filter(Boolean).join(' ');
}

function inSection(matrix: overview.Matrix, section: number | null, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  for (let at = section; at !== null; at = matrix.sections[at]?.[1] ?? null) {
    if (matrix.sections[at]?.[0] === wanted) return true;
  }
  return false;
}

/** First and last place in sight, with a margin, of equal steps along one axis. */
export function inSight(
  scroll: number,
  length: number,
  step: number,
  count: number,
  margin = 4,
): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.floor(scroll / step) - margin);
  const to = Math.min(count, Math.ceil((scroll + length) / step) + margin);
  return { from: Math.min(from, count), to: Math.max(to, Math.min(from, count)) };
}

/** Columns in parts of at most so many, as even as they go: a last sheet with one body would waste paper. */
export function sheetsOf(columns: number, most: number): number[][] {
  const parts = Math.ceil(columns / most);
  const first = (part: number) => Math.round((part * columns) / parts);
  return Array.from({ length: parts }, (_, part) =>
    Array.from({ length: first(part + 1) - first(part) }, (_, index) => first(part) + index),
  );
}
