/** Records of a register as lines of a report's table. */
import type { BodyRef } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { fieldOf, type RecordValues, sayValue } from '@binhdang/domain/register';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import { bodyRef } from '../work/index.ts';
import { currentDefinition } from './definitions.ts';
import { namesVisible, valuesFor } from './personal/names.ts';
import { lookUp, referencesIn } from './references.ts';

export interface ReportLines {
  readonly columns: readonly { readonly vi: string; readonly en: string }[];
  readonly rows: readonly {
    readonly recordId: string;
    readonly body: BodyRef;
    readonly cells: readonly string[];
  }[];
  readonly total: number;
}

export interface LinesAsked {
  readonly register: string;
  /** codes of fields */
  readonly columns: readonly string[];
  readonly bodies: readonly string[];
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly most: number;
  readonly today: CivilDate;
}

interface Row {
  readonly id: string;
  readonly body: BodyRef;
  readonly values: RecordValues;
  readonly names_shown: boolean;
  readonly total: number;
}

/** Submitted and verified records that the person sees, the earliest first; values in Vietnamese words. */
export async function reportLines(tx: Transaction, asked: LinesAsked): Promise<ReportLines> {
  const definition = await currentDefinition(tx, asked.register, asked.today);
  if (!definition) return { columns: [], rows: [], total: 0 };
  const { rules } = definition;
  const fields = asked.columns.flatMap((code) => fieldOf(rules.definition, code) ?? []);
  const { rows } = await sql<Row>`
    select r.id, ${bodyRef(sql`r.body_id`, asked.today)} as body, r.values, ${namesVisible(sql`r.body_id`)} as names_shown,
           (count(*) over ())::int as total
      from record r
     where r.register = ${asked.register} and r.body_id = any (${[...asked.bodies]}::uuid[]) and not r.deleted
       and r.status in ('submitted', 'verified') and r.day between ${asked.from}::date and ${asked.to}::date
     order by r.day, r.id limit ${asked.most}`.execute(tx);
  const { names } = await lookUp(
    tx,
    rows.flatMap(({ values }) => referencesIn(fields, values)),
    asked.today,
  );
  const saying = { lists: rules.definition.lists, names, language: 'vi' } as const;
  return {
    columns: fields.map(({ name }) => name),
    rows: rows.map(({ id, body, values, names_shown }) => {
      const shown = valuesFor(rules.definition, values, names_shown);
      return {
        recordId: id,
        body,
        cells: fields.map((field) => sayValue(field, shown[field.code], saying) ?? ''),
      };
    }),
    total: rows[0]?.total ?? 0,
  };
}
