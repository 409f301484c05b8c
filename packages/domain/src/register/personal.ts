/**
 * Personal data in a record: what identifies a living person. Who only needs to count reads marks in its place, and when
 * its time is over it is taken out; what the record counts does not depend on it (check-definition.ts).
 */
import type { Field, RegisterDefinition, SimpleField } from './model.ts';
import { fieldsOf } from './model.ts';
import type { FieldValue, RecordValues, RowValue } from './value.ts';

/** Stands for words that the reader has no need to know. */
export const MASK = '•••';

export const isPersonal = ({ type, personal }: Pick<Field | SimpleField, 'type' | 'personal'>): boolean =>
  personal === true || type === 'person';

/** Whether records of the register hold personal data at all. */
export function holdsPersonal(definition: Pick<RegisterDefinition, 'sections'>): boolean {
  return fieldsOf(definition).some(
    (field) => isPersonal(field) || (field.type === 'table' && field.columns.some(isPersonal)),
  );
}

/** Whether names are for the record's own body and its verifiers alone. They are removed in time all the same. */
export const hidesNames = ({ personal }: Pick<RegisterDefinition, 'personal'>): boolean =>
  personal?.open !== true;

/** For whoever needs no names: words are masked, everything else that is personal is left out. */
export function masked(definition: Pick<RegisterDefinition, 'sections'>, values: RecordValues): RecordValues {
  return replaced(definition, values, ({ type }) =>
    type === 'text' || type === 'person' ? MASK : undefined,
  );
}

/** What is kept when the time for which personal data are kept is over. */
export function withoutPersonal(
  definition: Pick<RegisterDefinition, 'sections'>,
  values: RecordValues,
): RecordValues {
  return replaced(definition, values, () => undefined);
}

type Replace = (field: Field | SimpleField) => string | undefined;

function replaced(
  definition: Pick<RegisterDefinition, 'sections'>,
  values: RecordValues,
  by: Replace,
): RecordValues {
  const kept: Record<string, FieldValue> = { ...values };
  for (const field of fieldsOf(definition)) {
    const value = kept[field.code];
    if (value === undefined) continue;
    if (isPersonal(field)) put(kept, field.code, by(field));
    else if (field.type === 'table' && Array.isArray(value))
      kept[field.code] = (value as readonly RowValue[]).map((row) => replacedRow(field.columns, row, by));
  }
  return kept;
}

function replacedRow(columns: readonly SimpleField[], row: RowValue, by: Replace): RowValue {
  const kept: Record<string, RowValue[string]> = { ...row };
  for (const column of columns)
    if (isPersonal(column) && kept[column.code] !== undefined) put(kept, column.code, by(column));
  return kept;
}

function put(into: Record<string, unknown>, code: string, value: string | undefined): void {
  if (value === undefined) delete into[code];
  else into[code] = value;
}
