/** The filter of a register's list as conditions on r (record). */
import type { QueryOf, register } from '@binhdang/contract';
import { type Field, fieldOf, type RegisterDefinition } from '@binhdang/domain/register';
import { type RawBuilder, sql } from 'kysely';
import { wordsOf } from '../overview/index.ts';
import { refuseField } from '../platform/refusal.ts';
import { foldedWords } from './words.ts';

export type RecordFilter = QueryOf<typeof register.records>;
/** What picks records, without their order and pages. */
export type RecordChoice = Omit<RecordFilter, 'sort' | 'order' | 'after' | 'limit'>;

/** All conditions but the status, so that counts by status show what another choice would give. */
export function conditionsOf(filter: RecordChoice, definition: RegisterDefinition): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [sql`r.register = ${definition.code}`, sql`not r.deleted`];
  if (filter.bodyId.length > 0) found.push(sql`r.body_id = any (${filter.bodyId}::uuid[])`);
  if (filter.dayFrom !== undefined) found.push(sql`r.day >= ${filter.dayFrom}::date`);
  if (filter.dayTo !== undefined) found.push(sql`r.day <= ${filter.dayTo}::date`);
  if (filter.asOf !== undefined)
    found.push(sql`r.day <= ${filter.asOf}::date and (r.until is null or r.until >= ${filter.asOf}::date)`);
  if (filter.importId !== undefined) found.push(sql`r.import_id = ${filter.importId}`);
  const wanted = filter.filter.map((one, at) => wantedValue(one, at, definition));
  if (wanted.length > 0)
    found.push(...wanted.map((value) => sql`r.values @> ${JSON.stringify(value)}::jsonb`));
  return found;
}

/** Where the records of the list are looked for: all, or those that say all words of the query. */
export function recordsSaying(
  filter: RecordChoice,
  { code }: RegisterDefinition,
): RawBuilder<unknown> | undefined {
  // A long word is in fewer records than a short one, and the index knows it by more of its letters.
  const words = wordsOf(filter.q ?? '').sort((a, b) => b.length - a.length);
  const [first, ...others] = words.map((word) => `%${foldedWords(word)}%`);
  return first === undefined ? undefined : sql`records_with(${code}, ${first}, ${others}::text[])`;
}

/** "kind:leaflet" as what a record's values must contain. */
function wantedValue(text: string, at: number, definition: RegisterDefinition): Record<string, unknown> {
  const colon = text.indexOf(':');
  const [code, value] = [text.slice(0, colon), text.slice(colon + 1)];
  const field = definition.list.filters.includes(code) ? fieldOf(definition, code) : undefined;
  const wanted = field && wantedOf(field, value);
  if (field === undefined || wanted === undefined) {
    refuseField(`filter.${at}`, {
      vi: 'Sổ này không có bộ lọc đó. Hãy chọn lại bộ lọc.',
      en: 'The register has no such filter. Please choose the filter again.',
    });
  }
  return { [field.code]: wanted };
}

function wantedOf(field: Field, text: string): unknown {
  switch (field.type) {
    case 'choices':
      return [text];
    case 'yes_no':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'number':
    case 'money':
      return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'period':
      return periodIn(text);
    default:
      return text;
  }
}

/** A period as JSON, or only its year: "2022" finds the year and every month of it. */
function periodIn(text: string): unknown {
  if (/^\d{4}$/.test(text)) return { year: Number(text) };
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
