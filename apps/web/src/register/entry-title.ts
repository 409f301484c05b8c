/** How a record is called by what stands in its form, until the server has made its title. */
import type { Language } from '@binhdang/domain';
import { type FieldValue, sayValue } from '@binhdang/domain/register';
import type { LoadedRegister } from './use-register.ts';

/** The first column of the register's list in words; undefined while it is empty. */
export function entryTitle(
  { rules, definition }: Pick<LoadedRegister, 'rules' | 'definition'>,
  values: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>>,
  language: Language,
): string | undefined {
  const column = rules.fields.find(({ code }) => code === definition.list.columns[0]);
  const value = column && (values[column.code] as FieldValue | undefined);
  return column && sayValue(column, value, { lists: definition.lists, names, language });
}
