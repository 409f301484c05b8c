/** A record in words: its title in lists, and what it is found by. */
import { fold } from '@binhdang/domain';
import {
  type Field,
  type FieldValue,
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

/** All words of a record, those of its tables too; numbers find nothing that one would look for. */
export function searchText(
  definition: RegisterDefinition,
  fields: readonly Field[],
  values: RecordValues,
  names: ReadonlyMap<string, string>,
): string {
  const words = fields.flatMap((field): (string | undefined)[] => {
    if (field.type !== 'table')
      return [isWordy(field) ? wordsOf(field, values[field.code], definition, names) : ''];
    const value = values[field.code];
    const rows = Array.isArray(value) ? (value as readonly RowValue[]) : [];
    return rows.flatMap((row) =>
      field.columns.filter(isWordy).map((column) => wordsOf(column, row[column.code], definition, names)),
    );
  });
  return foldedWords(words.filter((one) => one).join(' ')).slice(0, LONGEST_SEARCH);
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
const isWordy = ({ type }: Field) => WORDY.has(type);
