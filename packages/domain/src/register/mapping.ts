/**
 * What becomes of choices that old records hold when they leave their list: said by the administrator as "in this
 * list, this choice becomes that one".
 */
import { type Choice, type Field, fieldsOf, type RegisterDefinition } from './model.ts';
import type { FieldValue, RecordValues, RowValue } from './value.ts';

/** By list, the choice that takes the place of each dropped one. */
export type ChoiceMapping = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface DroppedChoice {
  readonly list: string;
  readonly choice: Choice;
}

/** Choices of lists still in use that the next version has no more. */
export function droppedChoices(before: RegisterDefinition, after: RegisterDefinition): DroppedChoice[] {
  return Object.entries(before.lists).flatMap(([list, choices]) => {
    const now = after.lists[list];
    if (now === undefined && !choiceFields(after).some((field) => field.list === list)) return [];
    const kept = new Set((now ?? []).map(({ code }) => code));
    return choices.filter(({ code }) => !kept.has(code)).map((choice) => ({ list, choice }));
  });
}

type ChoiceField = Extract<Field, { list: string }>;

const choiceFields = (definition: RegisterDefinition): ChoiceField[] =>
  fieldsOf(definition)
    .flatMap((field): Field[] => (field.type === 'table' ? field.columns : [field]))
    .filter((field): field is ChoiceField => 'list' in field);

/** The values with all mapped choices in place of the dropped ones; the same object where nothing is mapped. */
export function mapChoices(
  { sections }: Pick<RegisterDefinition, 'sections'>,
  values: RecordValues,
  mapping: ChoiceMapping,
): RecordValues {
  const changed = fieldsOf({ sections }).flatMap((field): (readonly [string, FieldValue])[] => {
    const value = values[field.code];
    if (value === undefined) return [];
    const mapped = mapValue(field, value, mapping);
    return mapped === value ? [] : [[field.code, mapped]];
  });
  return changed.length === 0 ? values : { ...values, ...Object.fromEntries(changed) };
}

function mapValue(field: Field, value: FieldValue, mapping: ChoiceMapping): FieldValue {
  if (field.type === 'table') {
    if (!Array.isArray(value)) return value;
    const rows = value as readonly RowValue[];
    const mapped = rows.map((row) =>
      mapChoices({ sections: [{ name: NO_NAME, fields: field.columns }] }, row, mapping),
    );
    return mapped.every((row, at) => row === rows[at]) ? value : (mapped as readonly RowValue[]);
  }
  if (!('list' in field)) return value;
  const become = mapping[field.list] ?? {};
  if (typeof value === 'string') return become[value] ?? value;
  if (!Array.isArray(value)) return value;
  const codes = value as readonly string[];
  if (!codes.some((code) => become[code] !== undefined)) return value;
  return [...new Set(codes.map((code) => become[code] ?? code))];
}

const NO_NAME = { vi: '-', en: '-' };
