/** What a register's list is sorted by: the columns of the record itself, or any column of its definition's list. */
import type { CivilDate } from '@binhdang/domain';
import {
  type Field,
  fieldOf,
  hidesNames,
  isPersonal,
  type RegisterDefinition,
} from '@binhdang/domain/register';
import { type RawBuilder, sql } from 'kysely';
import { refuseField } from '../platform/refusal.ts';
import { bodyName, bodyRef } from '../work/index.ts';
import { namesVisible } from './personal/names.ts';

/** How keys compare; `iso` dates written as text, `text` by the Vietnamese alphabet. */
export type KeyType = 'date' | 'iso' | 'instant' | 'number' | 'text';

export interface ListSort {
  readonly type: KeyType;
  /** Over r (record): what is compared, null where the column is empty. */
  readonly key: RawBuilder<unknown>;
  /**
   * Over k.key, where the key only stands for what is compared (a code, an id, a period): of these there are far fewer
   * than records, so that they are looked up and compared once each.
   */
  readonly name?: RawBuilder<unknown>;
}

interface Context {
  readonly today: CivilDate;
  readonly language: 'vi' | 'en';
}

/** As the work goes on. */
const STATUS_ORDER = sql`array_position(array['draft', 'returned', 'submitted', 'verified'], r.status)`;
/** Longer texts differ before, or are as good as alike; a cursor carries the key. */
const LONGEST_KEY = 200;
/** As a LIKE pattern, which costs a tenth of a regular expression. */
const ISO_DATE = '____-__-__';
const ID_IN_KEY = sql`case when k.key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then k.key::uuid end`;

/** @throws Refusal where the list has no such column */
export function sortOf(code: string, definition: RegisterDefinition, context: Context): ListSort {
  const own = recordSort(code, context);
  if (own) return own;
  const field = definition.list.columns.includes(code) ? fieldOf(definition, code) : undefined;
  return field
    ? unnamed(field, definition, fieldSort(field, definition, context))
    : refuseField('sort', {
        vi: 'Danh sách của sổ này không có cột đó để sắp xếp. Hãy chọn lại cột.',
        en: 'The list of this register has no such column to sort by. Please choose a column again.',
      });
}

/** Names stand in their order for those who read them; for others the order would tell, and so would the cursor. */
const unnamed = (field: Field, definition: RegisterDefinition, sort: ListSort): ListSort =>
  isPersonal(field) && hidesNames(definition)
    ? { ...sort, key: sql`case when ${namesVisible(sql`r.body_id`)} then ${sort.key} end` }
    : sort;

function recordSort(code: string, { today }: Context): ListSort | undefined {
  switch (code) {
    case 'day':
      return { type: 'date', key: sql`r.day` };
    case 'recordedAt':
      return { type: 'instant', key: sql`r.recorded_at` };
    case 'status':
      return { type: 'number', key: STATUS_ORDER };
    case 'body':
      // Lists show the short name where there is one.
      return {
        type: 'text',
        key: sql`r.body_id`,
        name: sql`(select coalesce(b.ref ->> 'shortName', b.ref ->> 'name')
                     from (select ${bodyRef(sql`k.key`, today)} as ref) b)`,
      };
    default:
      return undefined;
  }
}

/** Drafts may hold anything, so that a key is taken only of what it can be taken of. */
function fieldSort(field: Field, definition: RegisterDefinition, { today, language }: Context): ListSort {
  const value = sql`(r.values -> ${sql.lit(field.code)})`;
  const text = sql`(r.values ->> ${sql.lit(field.code)})`;
  const when = (is: 'number' | 'array', key: RawBuilder<unknown>) =>
    sql`case when jsonb_typeof(${value}) = ${sql.lit(is)} then ${key} end`;
  switch (field.type) {
    case 'number':
    case 'money':
    case 'computed':
      return { type: 'number', key: when('number', sql`${value}::numeric`) };
    case 'grid':
      return {
        type: 'number',
        key: sql`case when jsonb_typeof(${value} -> '') = 'number' then (${value} -> '')::numeric end`,
      };
    case 'table':
    case 'file':
      return { type: 'number', key: when('array', sql`jsonb_array_length(${value})`) };
    case 'yes_no':
      return { type: 'number', key: sql`array_position(array['false', 'true'], ${text})` };
    case 'date':
      return {
        type: 'iso',
        key: sql`case when ${text} like ${sql.lit(ISO_DATE)} then ${text} end collate "C"`,
      };
    case 'period':
      return { type: 'number', key: value, name: periodKey(sql`k.key`) };
    case 'choice':
      return { type: 'text', key: text, name: choiceName(sql`k.key`, namesOf(field, definition, language)) };
    case 'choices':
      return {
        type: 'text',
        key: when('array', value),
        name: sql`(select string_agg(${choiceName(sql`e.code`, namesOf(field, definition, language))}, ', ' order by e.at)
                     from jsonb_array_elements_text(k.key) with ordinality e(code, at))`,
      };
    case 'body':
    case 'place':
      return { type: 'text', key: text, name: bodyName(ID_IN_KEY, today) };
    case 'link':
      return {
        type: 'text',
        key: text,
        name: sql`(select shown_title(l) from record l where l.id = ${ID_IN_KEY} and not l.deleted)`,
      };
    case 'text':
    case 'person':
      return {
        type: 'text',
        key: sql`case when jsonb_typeof(${value}) not in ('object', 'array')
                      then nullif(left(${text}, ${sql.lit(LONGEST_KEY)}), '') end collate vietnamese`,
      };
  }
}

/** Months of each kind of period. */
const LENGTHS = { month: 1, quarter: 3, half: 6, nine_months: 9, year: 12 } as const;

/** By its last month; of two that end together the shorter one first: quarter II, then the half year. */
function periodKey(value: RawBuilder<unknown>): RawBuilder<unknown> {
  const cases = Object.entries(LENGTHS).map(
    ([kind, months]) => sql`when ${sql.lit(kind)} then
      ((${value} -> 'year')::numeric * 12 + (${value} -> 'index')::numeric * ${sql.lit(months)}) * 100 + ${sql.lit(months)}`,
  );
  return sql`case when jsonb_typeof(${value} -> 'year') = 'number' and jsonb_typeof(${value} -> 'index') = 'number'
                  then case ${value} ->> 'kind' ${sql.join(cases, sql` `)} end end`;
}

const choiceName = (code: RawBuilder<unknown>, names: string) =>
  sql`left(coalesce(${names}::jsonb ->> ${code}, ${code}), ${sql.lit(LONGEST_KEY)})`;

function namesOf({ list }: { list: string }, { lists }: RegisterDefinition, language: 'vi' | 'en'): string {
  return JSON.stringify(
    Object.fromEntries((lists[list] ?? []).map(({ code, name }) => [code, name[language]])),
  );
}
