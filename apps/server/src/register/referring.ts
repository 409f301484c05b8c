/** What the values of a record name by id. */
import type { Field, RecordValues, RowValue } from '@binhdang/domain/register';

export type Referring = Extract<Field, { type: 'body' | 'place' | 'link' | 'file' }>;

/** One id that a value names, with its place in the form. */
export interface Reference {
  readonly path: string;
  readonly field: Referring;
  readonly id: string;
}

const REFERRING = new Set<Field['type']>(['body', 'place', 'link', 'file']);
const refers = (field: Field): field is Referring => REFERRING.has(field.type);

/** Everything that the values name by id, rows of tables too. */
export function referencesIn(fields: readonly Field[], values: RecordValues): Reference[] {
  return fields.flatMap((field): Reference[] => {
    const value = values[field.code];
    if (value === undefined) return [];
    if (field.type === 'table') {
      const rows = Array.isArray(value) ? (value as readonly RowValue[]) : [];
      return rows.flatMap((row, at) =>
        field.columns.flatMap((column): Reference[] =>
          refers(column) && row[column.code] !== undefined
            ? [{ path: `${field.code}.${at}.${column.code}`, field: column, id: String(row[column.code]) }]
            : [],
        ),
      );
    }
    if (!refers(field)) return [];
    const ids: readonly unknown[] = field.type === 'file' && Array.isArray(value) ? value : [value];
    return ids.map((id, at) => ({
      path: field.type === 'file' ? `${field.code}.${at}` : field.code,
      field,
      id: String(id),
    }));
  });
}
