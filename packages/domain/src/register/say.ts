/** Values of a record in words, for lists, details, print, search and files alike. */
import { formatNumber, type Language } from '../text/index.ts';
import { formatDate, isCivilDate, Period, periodLabel } from '../time/index.ts';
import { TOTAL } from './grid.ts';
import type { Choice, Field, RegisterDefinition, SimpleField } from './model.ts';
import type { FieldValue, GridValue } from './value.ts';

/** What words of a value depend on beside the value itself. */
export interface Saying {
  readonly lists: RegisterDefinition['lists'];
  /** of bodies, places and linked records, by id */
  readonly names: Readonly<Record<string, string>> | ReadonlyMap<string, string>;
  readonly language: Language;
}

const YES_NO = { true: { vi: 'Có', en: 'Yes' }, false: { vi: 'Không', en: 'No' } } as const;

/**
 * A value in words on one line: "1.234,5", "11/03/2022", "Tọa đàm, Hội thi"; of a grid its total, of a table and of
 * files how many. Numbers and money come without their unit, which stands in the heading. `undefined` where there is
 * nothing to say, also for an id without a name.
 */
export function sayValue(
  field: Field | SimpleField,
  value: FieldValue | undefined,
  saying: Saying,
): string | undefined {
  if (value === undefined) return undefined;
  const { language } = saying;
  switch (field.type) {
    case 'choice':
    case 'choices':
      return sayChoices(saying.lists[field.list] ?? [], value, language);
    case 'body':
    case 'place':
    case 'link':
      return nameOf(String(value), saying.names);
    case 'date':
      return isCivilDate(String(value)) ? formatDate(String(value)) : undefined;
    case 'period': {
      const period = Period.safeParse(value);
      return period.success ? periodLabel(period.data, language) : undefined;
    }
    case 'yes_no':
      return typeof value === 'boolean' ? YES_NO[`${value}`][language] : undefined;
    case 'number':
    case 'computed':
      return typeof value === 'number' ? formatNumber(value, language, field.decimals ?? 2) : undefined;
    case 'money':
      return typeof value === 'number' ? formatNumber(value, language, 0) : undefined;
    case 'grid': {
      const total = (value as GridValue)[TOTAL];
      return total === undefined ? undefined : formatNumber(total, language, 0);
    }
    case 'table':
    case 'file':
      return Array.isArray(value) ? formatNumber(value.length, language, 0) : undefined;
    default:
      return typeof value === 'object' ? undefined : String(value);
  }
}

function sayChoices(known: readonly Choice[], value: FieldValue, language: Language): string {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  return chosen
    .map((code) => known.find((choice) => choice.code === code)?.name[language] ?? String(code))
    .join(', ');
}

function nameOf(id: string, names: Saying['names']): string | undefined {
  return names instanceof Map ? names.get(id) : (names as Readonly<Record<string, string>>)[id];
}
