/** Registers as their designer needs them: all versions, the working draft, what other registers have. */

import type { register } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import type { BiText, ChoiceMapping, RegisterDefinition, Surroundings } from '@binhdang/domain/register';
import { sql } from 'kysely';
import { instantJson } from '../../platform/instant-json.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { personRef } from '../../work/index.ts';
import { AXES } from '../axes.ts';

export interface StoredVersion {
  readonly id: string;
  readonly number: number;
  readonly appliesFrom: CivilDate;
  readonly retired: boolean;
  readonly definition: RegisterDefinition;
}

/** All published versions, the latest first. */
export async function versionsOf(tx: Transaction, code: string): Promise<StoredVersion[]> {
  const { rows } = await sql<StoredVersion>`
    select d.id, d.number, to_char(d.applies_from, 'YYYY-MM-DD') as "appliesFrom", d.status = 'retired' as retired,
           d.definition
      from register_definition d where d.code = ${code} order by d.number desc`.execute(tx);
  return rows;
}

/** The one in force on the day: the highest number that applies by then. */
export const inForceOn = (versions: readonly StoredVersion[], day: CivilDate): StoredVersion | undefined =>
  versions.find(({ appliesFrom }) => appliesFrom <= day);

export interface StoredDraft {
  readonly id: string;
  readonly definition: Record<string, unknown>;
  readonly mapping: ChoiceMapping;
  readonly baseNumber: number | null;
  readonly version: number;
}

/** The draft of a register, locked until the end of the transaction. */
export async function lockDraft(tx: Transaction, code: string): Promise<StoredDraft | undefined> {
  const { rows } = await sql<StoredDraft>`
    select d.id, d.definition, d.mapping, d.base_number as "baseNumber", d.version
      from register_draft d where d.register = ${code} for update`.execute(tx);
  return rows[0];
}

/** The draft as the designer shows it. */
export async function readDraft(tx: Transaction, code: string): Promise<register.DesignDraft | null> {
  const { rows } = await sql<register.DesignDraft>`
    select d.definition, d.mapping, d.base_number as "baseNumber", ${personRef(sql`d.begun_by`)} as "begunBy",
           ${instantJson(sql`d.begun_at`)} as "begunAt",
           ${personRef(sql`d.changed_by`)} as "changedBy",
           ${instantJson(sql`d.changed_at`)} as "changedAt", d.version
      from register_draft d where d.register = ${code}`.execute(tx);
  return rows[0] ?? null;
}

/** What other registers have, with which this one must not collide. */
export interface Others {
  readonly registers: readonly { readonly code: string; readonly name: BiText }[];
  readonly measures: readonly { readonly code: string; readonly register: BiText }[];
}

export async function othersThan(tx: Transaction, code: string): Promise<Others> {
  const { rows } = await sql<Others>`
    with latest as (
      select distinct on (d.code) d.code, d.definition -> 'name' as name
        from register_definition d where d.code <> ${code} order by d.code, d.number desc)
    select (select coalesce(jsonb_agg(jsonb_build_object('code', l.code, 'name', l.name) order by l.code), '[]')
              from latest l) as registers,
           (select coalesce(jsonb_agg(distinct jsonb_build_object('code', m.value ->> 'code', 'register', l.name)), '[]')
              from register_definition d join latest l on l.code = d.code,
                   jsonb_array_elements(d.definition -> 'measures') m) as measures`.execute(tx);
  return rows[0] ?? { registers: [], measures: [] };
}

export const surroundingsOf = ({ registers, measures }: Others): Surroundings => ({
  axes: AXES,
  registers: new Set(registers.map(({ code }) => code)),
  measuresElsewhere: new Map(measures.map(({ code, register }) => [code, register])),
});

/** How many records there are on each definition, of all bodies. */
export async function recordsByDefinition(tx: Transaction): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select u.definition_id as id, u.records::int as n from records_by_definition() u`.execute(tx);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
