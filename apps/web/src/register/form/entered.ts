/** What stands in a form before it is checked: values by field code, and text as typed where it could not be read. */
import type { FieldValue } from '@binhdang/domain/register';

/**
 * As a record's values, but a number, date or cell of a grid may be the text that was typed, which the rules then
 * refuse beside the field. So nothing typed is lost, not even in a draft.
 */
export type Entered = Readonly<Record<string, unknown>>;

/** Words of the ids that values refer to: bodies, places, linked records, files. */
export type Names = Readonly<Record<string, string>>;

/** One row of a repeating table as it stands in the form. */
export type EnteredRow = Readonly<Record<string, unknown>>;

/** Whether nothing was entered: what the rules leave out of a record. */
export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value === 'number') return Number.isNaN(value);
  if (typeof value !== 'object') return false;
  return Object.values(value).every(isBlank);
}

/** Rows of a table field, whatever stands there. */
export function rowsOf(value: unknown): readonly EnteredRow[] {
  return Array.isArray(value) ? value.map((row) => (typeof row === 'object' && row !== null ? row : {})) : [];
}

/** Codes of a field of many choices or ids of files, whatever stands there. */
export function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** Cells of a grid field: numbers, and text that is no number. */
export function cellsOf(value: unknown): Readonly<Record<string, number | string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return value as Readonly<Record<string, number | string>>;
}

/** Two values that say the same, whatever order their parts were typed in. */
export function sameEntered(a: unknown, b: unknown): boolean {
  if (a === b || (isBlank(a) && isBlank(b))) return true;
  if (typeof a === 'string' && typeof b === 'string') return a.trim() === b.trim();
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...keys].every((key) => sameEntered(left[key], right[key]));
}

/** A value known to be as its field says, for the parts of the domain that want one. */
export const asValue = (value: unknown): FieldValue | undefined =>
  isBlank(value) ? undefined : (value as FieldValue);
