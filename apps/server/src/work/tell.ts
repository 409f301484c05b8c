/** Telling people about work, as part of the statement or transaction that causes it. */
import type { Role } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

/** Those who write for a body. */
export const OFFICERS: readonly Role[] = ['focal_officer', 'lead_officer'];

/** A body's name on a day, as an expression; `body` is an id or a column. */
export function bodyName(body: RawBuilder<unknown>, on: CivilDate): RawBuilder<string | null> {
  return sql`(select bn.name from body_name bn where bn.body_id = ${body}
               order by (bn.valid_from <= ${on}::date) desc, abs(bn.valid_from - ${on}::date) limit 1)`;
}

/** Short name where there is one, for lists: {id, name, shortName}. */
export function bodyRef(body: RawBuilder<unknown>, on: CivilDate): RawBuilder<unknown> {
  return sql`(select jsonb_build_object('id', bn.body_id, 'name', bn.name, 'shortName', bn.short_name)
                from body_name bn where bn.body_id = ${body}
               order by (bn.valid_from <= ${on}::date) desc, abs(bn.valid_from - ${on}::date) limit 1)`;
}

/** {id, name} of a person whose row names them. */
export function personRef(person: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`jsonb_build_object('id', ${person}, 'name', person_name(${person}))`;
}

export interface Message {
  readonly bodyId: string;
  readonly roles: readonly Role[];
  readonly kind: string;
  readonly objectKind: 'obligation' | 'difficulty' | 'record' | 'indicator' | 'body_plan' | 'report';
  readonly objectId: string;
  /** Fills the placeholders of the words that the web has for the kind. */
  readonly detail: Readonly<Record<string, string | null>>;
}

/** Tells holders of the roles at each message's body, but not the person who acts. One statement for all. */
export async function tell(tx: Transaction, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return;
  await sql`
    select count(*) from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb)
             as m("bodyId" uuid, roles jsonb, kind text, "objectKind" text, "objectId" uuid, detail jsonb),
           notify_body(m."bodyId", array(select jsonb_array_elements_text(m.roles)), m.kind, m."objectKind",
                       m."objectId", m.detail)`.execute(tx);
}
