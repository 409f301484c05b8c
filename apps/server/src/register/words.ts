/** A record in words: its title in lists, and what it is found by. */
import { fold } from '@binhdang/domain';
import {
  type Field,
  type FieldValue,
  hidesNames,
  isPersonal,
  type RecordValues,
  type RegisterDefinition,
  type RowValue,
  sayValue,
} from '@binhdang/domain/register';

const LONGEST_TITLE = 300;
const LONGEST_SEARCH = 4000;

/** A value as Vietnamese readers see it. */
const wordsOf = (
  field: Field,
  value: FieldValue | undefined,
  { lists }: RegisterDefinition,
  names: ReadonlyMap<string, string>,
): string | undefined => sayValue(field, value, { lists, names, language: 'vi' });

/** The first column of the list names the record. A draft may not say it yet. */
export function titleOf(
  definition: RegisterDefinition,
  fields: readonly Field[],
  values: RecordValues,
  names: ReadonlyMap<string, string>,
): string {
  const field = fields.find(({ code }) => code === definition.list.columns[0]);
  const words = field && wordsOf(field, values[field.code], definition, names);
  return (words ?? definition.name.vi).slice(0, LONGEST_TITLE);
}

/** Words as they are searched: folded, each after one blank, so that a word is found by its beginning. */
export const foldedWords = (text: string): string =>
  ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;

/** All words of a record that everybody who sees it may read, those of its tables too; numbers find nothing that one would look for. */
export function searchText(...of: Parameters<typeof wordsIn>): string {
  return foldedWords(wordsIn(...of).join(' ')).slice(0, LONGEST_SEARCH);
}

/** The words that name a person: found by those alone who read them. */
export function searchNames(...[definition, fields, values, names]: Parameters<typeof wordsIn>): string {
  if (!hidesNames(definition)) return '';
  const words = wordsIn(definition, fields, values, names, isPersonal);
  return words.length === 0 ? '' : foldedWords(words.join(' ')).slice(0, LONGEST_SEARCH);
}

type AnyField = Pick<Field, 'type' | 'personal'>;

function wordsIn(
  definition: RegisterDefinition,
  fields: readonly Field[],
  values: RecordValues,
  names: ReadonlyMap<string, string>,
  wanted: (field: AnyField) => boolean = (field) => !(hidesNames(definition) && isPersonal(field)),
): string[] {
  const asked = (field: AnyField) => WORDY.has(field.type) && wanted(field);
  const words = fields.flatMap((field): (string | undefined)[] => {
    if (field.type !== 'table')
      return asked(field) ? [wordsOf(field, values[field.code], definition, names)] : [];
    const value = values[field.code];
    const rows = Array.isArray(value) ? (value as readonly RowValue[]) : [];
    // A table that is personal as a whole is so in each column.
    const columns = field.columns.filter((column) =>
      asked(isPersonal(field) ? { ...column, personal: true } : column),
    );
    return rows.flatMap((row) =>
      columns.map((column) => wordsOf(column, row[column.code], definition, names)),
    );
  });
  return words.filter((one) => one !== undefined && one !== '') as string[];
}

const WORDY = new Set<Field['type']>([
  'text',
  'person',
  'choice',
  'choices',
  'body',
  'place',
  'link',
  'period',
]);
