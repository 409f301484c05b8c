/** Tables of indicators: a name, a unit, and what is to be reached in one or more years. */
import { fold, joined } from './fold.ts';
import type { TableCell, TextTable } from './lines.ts';
import type { Span, Target } from './schema.ts';
import { cellText } from './tables.ts';

export interface IndicatorRow extends Span {
  readonly label: string;
  readonly name: string;
  readonly targets: readonly Target[];
}

interface Columns {
  readonly number: number;
  readonly name: number;
  readonly unit: number;
  /** Columns of values, with their heads. */
  readonly values: readonly { readonly at: number; readonly head: string }[];
}

const NUMBER = /^(?:s?tt|số tt|số thứ tự)$/u;
const NAME = /^(?:tên |các )?(?:chỉ tiêu|mục tiêu|chỉ số|nội dung)/u;
const UNIT = /^(?:đơn vị tính|đvt|đơn vị)$/u;
const VALUE = /20\d{2}|^(?:mục tiêu|kế hoạch|chỉ tiêu giao|giao|phấn đấu|kết quả cần đạt)/u;
const PAST = /thực hiện|hiện trạng|kết quả (?:đạt|năm)|ước/u;
const AMOUNT =
  /^(≥|>=|>|≤|<=|<|trên|dưới|ít nhất|tối thiểu|từ|đạt)?\s*(\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?)\s*(%)?(?:\s*trở lên)?$/u;

function columnsOf(row: readonly string[]): Columns | undefined {
  const number = row.findIndex((head) => NUMBER.test(head));
  const name = row.findIndex((head) => NAME.test(head));
  const unit = row.findIndex((head) => UNIT.test(head));
  const values = row.flatMap((head, at) =>
    at !== name && VALUE.test(head) && !PAST.test(head) ? [{ at, head }] : [],
  );
  // Years alone may be heads of statistics.
  const told =
    unit >= 0 ||
    /^(?:tên |các )?(?:chỉ tiêu|mục tiêu)/u.test(row[name] ?? '') ||
    values.some(({ head }) => /mục tiêu|kế hoạch|chỉ tiêu|phấn đấu|đến năm|giao/u.test(head));
  return name >= 0 && values.length > 0 && told ? { number, name, unit, values } : undefined;
}

function comparator(sign: string, whole: string): Target['comparator'] {
  if (/trở lên/u.test(whole) || /≥|>=|ít nhất|tối thiểu|từ/u.test(sign)) return 'gte';
  if (/≤|<=/u.test(sign)) return 'lte';
  if (/>|trên/u.test(sign)) return 'gt';
  return /<|dưới/u.test(sign) ? 'lt' : 'eq';
}

/** The rows of a table of indicators; undefined when the table is none. */
export function indicatorRows(table: TextTable, text: string): IndicatorRow[] | undefined {
  const words = table.rows.map((row) => row.map((cell) => cellText(cell, text)));
  const columns = columnsOf((words[0] ?? []).map((word) => fold(word)));
  if (columns === undefined) return undefined;
  const rows = table.rows.slice(1).map((cells, i) => indicator(cells, words[i + 1] ?? [], columns));
  return rows.some((row) => row.targets.length > 0) ? rows : undefined;
}

function indicator(cells: readonly TableCell[], words: readonly string[], columns: Columns): IndicatorRow {
  const unit = columns.unit < 0 ? '' : (words[columns.unit] ?? '');
  const name = words[columns.name] ?? '';
  const targets = columns.values.flatMap(({ at, head }): Target[] => {
    const match = AMOUNT.exec(fold(words[at] ?? ''));
    const cell = cells[at];
    if (match === null || cell === undefined) return [];
    const written = match[2] ?? '';
    const plain = /^\d{1,3}(?:\.\d{3})+$/.test(written)
      ? written.replace(/\./g, '')
      : written.replace(',', '.');
    return [
      {
        value: Number(plain),
        upper: null,
        comparator: comparator(match[1] ?? '', match[0]),
        unit: match[3] ?? unit,
        of: '',
        what: joined(`${name} (${head})`).slice(0, 300),
        text: words[at] ?? '',
        span: { start: cell.start, end: cell.end },
      },
    ];
  });
  return {
    start: Math.min(...cells.map((cell) => cell.start)),
    end: Math.max(...cells.map((cell) => cell.end)),
    label: columns.number < 0 ? '' : (words[columns.number] ?? ''),
    name,
    targets,
  };
}
