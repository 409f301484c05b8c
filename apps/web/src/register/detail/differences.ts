/** Two versions of a record, field by field in words: what the one said, what the other says. */
import type { Words } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import {
  type Axis,
  cellName,
  type Field,
  type FieldOf,
  type FieldValue,
  type GridValue,
  gridKeys,
  type RecordValues,
  type RowValue,
  sayValue,
  TOTAL,
} from '@binhdang/domain/register';

export interface Difference {
  readonly key: string;
  /** Which field, which cell of a grid, which row and column of a table. */
  readonly name: Words;
  /** undefined: it was empty */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface Telling {
  readonly saying: Parameters<typeof sayValue>[2];
  readonly axes: ReadonlyMap<string, Axis>;
  /** Names of the record's files, those of earlier versions too. */
  readonly fileNames: ReadonlyMap<string, string>;
}

/** In order of the form; fields that say the same are left out. */
export function differences(
  fields: readonly Field[],
  before: RecordValues,
  after: RecordValues,
  telling: Telling,
): Difference[] {
  return fields.flatMap((field): Difference[] => {
    const [was, is] = [before[field.code], after[field.code]];
    if (same(was, is)) return [];
    if (field.type === 'grid') return gridDifferences(field, was, is, telling);
    if (field.type === 'table') return tableDifferences(field, was, is, telling);
    const text = (value: FieldValue | undefined) => textOf(field, value, telling);
    return [{ key: field.code, name: field.name, before: text(was), after: text(is) }];
  });
}

/** Values come as the database keeps them, so that the same is written the same. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function textOf(
  field: Parameters<typeof sayValue>[0],
  value: FieldValue | undefined,
  { saying, fileNames }: Telling,
): string | undefined {
  if (value === undefined) return undefined;
  if (field.type === 'file' && Array.isArray(value))
    return value.map((id) => fileNames.get(String(id)) ?? String(id)).join(', ');
  const text = sayValue(field, value, saying);
  if (text === undefined) return typeof value === 'string' ? value : undefined;
  return text;
}

function gridDifferences(
  field: FieldOf<'grid'>,
  was: FieldValue | undefined,
  is: FieldValue | undefined,
  { axes, saying }: Telling,
): Difference[] {
  const [before, after] = [(was ?? {}) as GridValue, (is ?? {}) as GridValue];
  const text = (count: number | undefined) =>
    count === undefined ? undefined : formatNumber(count, saying.language, 0);
  const offered = [TOTAL, ...gridKeys(field, axes)];
  const others = [...Object.keys(before), ...Object.keys(after)].filter((key) => !offered.includes(key));
  return [...offered, ...new Set(others)].flatMap((key): Difference[] => {
    if (before[key] === after[key]) return [];
    const cell = cellName(key, axes);
    return [
      {
        key: `${field.code}.${key}`,
        name: { vi: `${field.name.vi}: ${cell.vi}`, en: `${field.name.en}: ${cell.en}` },
        before: text(before[key]),
        after: text(after[key]),
      },
    ];
  });
}

/** Row by row in their order: rows have no names by which one could be known again in another place. */
function tableDifferences(
  field: FieldOf<'table'>,
  was: FieldValue | undefined,
  is: FieldValue | undefined,
  telling: Telling,
): Difference[] {
  const rows = (value: FieldValue | undefined) =>
    Array.isArray(value) ? (value as readonly RowValue[]) : [];
  const [before, after] = [rows(was), rows(is)];
  return Array.from({ length: Math.max(before.length, after.length) }).flatMap((_, at) =>
    field.columns.flatMap((column): Difference[] => {
      const [old, now] = [before[at]?.[column.code], after[at]?.[column.code]];
      if (same(old, now)) return [];
      return [
        {
          key: `${field.code}.${at}.${column.code}`,
          name: {
            vi: `${field.name.vi}, dòng ${at + 1}: ${column.name.vi}`,
            en: `${field.name.en}, row ${at + 1}: ${column.name.en}`,
          },
          before: textOf(column, old, telling),
          after: textOf(column, now, telling),
        },
      ];
    }),
  );
}
