/** What is kept of a record beside its status: its values, and what lists and searches read instead of them. */
import { type CivilDate, isCivilDate } from '@binhdang/domain';
import { dayOf, type RecordRules, type RecordValues } from '@binhdang/domain/register';
import { searchNames, searchText, titleOf } from './words.ts';

export interface RecordColumns {
  readonly day: CivilDate;
  readonly until: CivilDate | null;
  readonly values: string;
  readonly title: string;
  readonly search: string;
  readonly search_names: string;
}

export function columnsOf(
  rules: RecordRules,
  values: RecordValues,
  names: ReadonlyMap<string, string>,
  today: CivilDate,
): RecordColumns {
  const { definition, fields } = rules;
  const until = definition.until && values[definition.until];
  return {
    day: civil(dayOf(definition, values)) ?? today,
    until: civil(until) ?? null,
    values: JSON.stringify(values),
    title: titleOf(definition, fields, values, names),
    search: searchText(definition, fields, values, names),
    search_names: searchNames(definition, fields, values, names),
  };
}

/** Only a draft may hold something else. */
const civil = (value: unknown): CivilDate | undefined =>
  typeof value === 'string' && isCivilDate(value) ? value : undefined;
