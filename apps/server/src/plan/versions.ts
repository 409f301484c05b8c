/** Published versions: who, when, why; and what changed between two. */
import { type BodyRef, plan as contract, type OutputOf } from '@binhdang/contract';
import { allowedActions } from '@binhdang/domain';
import { sql } from 'kysely';
import { bodyRefs } from '../org/index.ts';
import { action } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { findPlanSubject } from './subject.ts';
import { differenceOf, Snapshot } from './version-snapshot.ts';

export const versions = action(contract.versions, {
  permission: 'plan.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, session, today }, subject) {
    const { rows } = await sql<{
      number: number;
      published_at: Date;
      published_by: string;
      name: string | null;
      reason: string;
      obligations: number;
      bodies: number;
    }>`
      select v.number, v.published_at, v.published_by, person_name(v.published_by) as name, v.reason,
             jsonb_array_length(coalesce(v.snapshot -> 'obligations', '[]')) as obligations,
             (select count(distinct o ->> 'bodyId') from jsonb_array_elements(coalesce(v.snapshot -> 'obligations', '[]')) o) as bodies
        from plan_version v where v.plan_id = ${params.planId} order by v.number desc`.execute(tx);
    return {
      versions: rows.map((row) => ({
        number: row.number,
        publishedAt: row.published_at.toISOString(),
        publishedBy: { id: row.published_by, name: row.name ?? '' },
        reason: row.reason,
        obligations: row.obligations,
        bodies: row.bodies,
      })),
      allowed: allowedActions(session.actor, subject, today, ['obligation.readAll', 'plan.amend']),
    };
  },
});

/** Compares what all bodies have to do, so it is for those who oversee the plan. */
export const compareVersions = action(contract.compareVersions, {
  permission: 'obligation.readAll',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, query, today }) {
    const before = found(await findSnapshot(tx, params.planId, query.from));
    const after = found(await findSnapshot(tx, params.planId, query.to));
    const difference = differenceOf(before, after);
    const refs = await bodyRefs(
      tx,
      difference.obligations.map(({ bodyId }) => bodyId),
      today,
    );
    return { from: query.from, to: query.to, ...namedDifference(difference, refs) };
  },
});

export async function findSnapshot(
  tx: Transaction,
  planId: string,
  number: number,
): Promise<Snapshot | undefined> {
  const row = await tx
    .selectFrom('plan_version')
    .select('snapshot')
    .where('plan_id', '=', planId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && Snapshot.parse(row.snapshot);
}

/** The difference with bodies by their names. */
export function namedDifference(
  difference: ReturnType<typeof differenceOf>,
  refs: ReadonlyMap<string, BodyRef>,
): Pick<OutputOf<typeof contract.compareVersions>, 'obligations' | 'texts'> {
  return {
    obligations: difference.obligations.map(({ bodyId, obligationId: _, ...rest }) => ({
      ...rest,
      body: refs.get(bodyId)?.name ?? '',
    })),
    texts: difference.texts,
  };
}
