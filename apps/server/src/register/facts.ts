/**
 * What records count. Facts and the monthly sums follow from the records; they are written in the record's own
 * transaction as the difference between what it counted before and what it counts now, so that nothing is recomputed.
 */
import { cellKey, type Fact, factsOf, type RecordRules, type RecordValues } from '@binhdang/domain/register';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

/** A record as far as its facts depend on it. */
export interface Counted {
  readonly id: string;
  readonly register: string;
  readonly sight: string;
  readonly bodyId: string;
  readonly status: 'draft' | 'submitted' | 'verified' | 'returned';
  readonly deleted: boolean;
  readonly values: RecordValues;
  readonly rules: RecordRules;
}

/** A breakdown in one way, whatever order its axes came in: "ethnicity=minority,sex=female". */
export const breakdownKey = (breakdown: Fact['breakdown']): string =>
  cellKey(
    Object.entries(breakdown)
      .map(([axis, category]) => ({ axis, category }))
      .sort((a, b) => (a.axis < b.axis ? -1 : 1)),
  );

/** The facts of a record as it stands: of drafts, of what was sent back and of what was deleted none. */
export function countedFacts({ status, deleted, values, rules }: Omit<Counted, 'id'>): Fact[] {
  return deleted || status === 'draft' || status === 'returned' ? [] : factsOf(rules, values);
}

/** Brings facts and sums to what the records count now. One statement, however many records. */
export async function settleFacts(tx: Transaction, records: readonly Counted[]): Promise<void> {
  if (records.length === 0) return;
  const came = records.flatMap((record) =>
    countedFacts(record).map(({ measure, day, breakdown, value }) => ({
      record_id: record.id,
      register: record.register,
      sight: record.sight,
      body_id: record.bodyId,
      measure,
      day,
      breakdown,
      breakdown_key: breakdownKey(breakdown),
      value,
      verified: record.status === 'verified',
    })),
  );
  await sql`
    with came as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(came)}::jsonb) as c(
        record_id uuid, register text, sight text, body_id uuid, measure text, day date, breakdown jsonb,
        breakdown_key text, value numeric, verified boolean)),
    gone as (
      delete from fact f where f.record_id = any (${records.map(({ id }) => id)}::uuid[])
      returning f.body_id, f.day, f.measure, f.breakdown_key, f.verified, f.sight, f.value),
    kept as (
      insert into fact (record_id, register, sight, body_id, measure, day, breakdown, breakdown_key, value, verified)
      select * from came),
    change as (
      select x.body_id, date_trunc('month', x.day)::date as month, x.measure, x.breakdown_key, x.verified, x.sight,
             sum(x.value) as value
        from (select body_id, day, measure, breakdown_key, verified, sight, value from came
              union all
              select body_id, day, measure, breakdown_key, verified, sight, -value from gone) x
       group by 1, 2, 3, 4, 5, 6 having sum(x.value) <> 0)
    insert into fact_month as m (body_id, month, measure, breakdown_key, verified, sight, value)
    -- In one order, so that records sent at once wait for each other instead of blocking.
    select body_id, month, measure, breakdown_key, verified, sight, value from change order by 1, 2, 3, 4, 5, 6
    on conflict (body_id, month, measure, breakdown_key, verified, sight)
      do update set value = m.value + excluded.value`.execute(tx);
}
