import type { register } from '@binhdang/contract';
import type { CivilDate, RecordFacts, Subject } from '@binhdang/domain';
import type { RecordValues } from '@binhdang/domain/register';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import { currentDefinition, type Definition } from './definitions.ts';

/** A record as the policy sees it, with what actions on it need. */
export interface RecordSubject extends Subject {
  readonly bodyId: string;
  readonly record: RecordFacts;
  readonly id: string;
  readonly register: string;
  readonly definitionId: string;
  readonly status: register.RecordStatus;
  readonly deleted: boolean;
  readonly title: string;
  readonly values: RecordValues;
  readonly version: number;
  /** Its personal data were removed when their time was over. */
  readonly anonymous: boolean;
}

type Row = Pick<
  RecordSubject,
  'id' | 'register' | 'status' | 'deleted' | 'title' | 'values' | 'version' | 'anonymous'
> & {
  readonly body_id: string;
  readonly definition_id: string;
  readonly sight: RecordFacts['sight'];
  readonly overseers: string[];
  readonly above: string[];
};

/** The records that row-level security shows, by id; those it hides are missing. */
export async function findRecords(tx: Transaction, ids: readonly string[]): Promise<RecordSubject[]> {
  const { rows } = await sql<Row>`
    with found as materialized (select * from record r where r.id = any (${ids}::uuid[])),
         body as (select b.body_id, overseers_of(b.body_id) as overseers,
                         array(select a.id from bodies_above(b.body_id) a(id)) as above from (select distinct body_id from found) b)
    select r.id, r.register, r.definition_id, r.sight, r.body_id, r.status, r.deleted, r.title, r.values, r.version,
           r.personal_removed_at is not null as anonymous,
           b.overseers, b.above
      from found r join body b on b.body_id = r.body_id order by r.id`.execute(tx);
  return rows.map(({ body_id, definition_id, sight, overseers, above, ...row }) => ({
    ...row,
    bodyId: body_id,
    definitionId: definition_id,
    record: { sight, submitted: row.status !== 'draft', overseerBodyIds: overseers, aboveBodyIds: above },
  }));
}

export async function findRecord(tx: Transaction, id: string): Promise<RecordSubject | undefined> {
  return (await findRecords(tx, [id]))[0];
}

/** One of them, its row locked until the end of the transaction. */
export async function lockRecord(tx: Transaction, id: string): Promise<RecordSubject | undefined> {
  await lockRecords(tx, [id]);
  return findRecord(tx, id);
}

/** In one order, so that two people who change the same records wait for each other instead of blocking. */
export async function lockRecords(tx: Transaction, ids: readonly string[]): Promise<void> {
  await sql`select id from record where id = any (${ids}::uuid[]) order by id for update`.execute(tx);
}

/** A register, for what is done with it as a whole: everybody signed in knows which there are. */
export interface RegisterSubject extends Subject {
  readonly definition: Definition;
}

export async function findRegister(
  tx: Transaction,
  code: string,
  today: CivilDate,
): Promise<RegisterSubject | undefined> {
  const definition = await currentDefinition(tx, code, today);
  return definition && { definition };
}
