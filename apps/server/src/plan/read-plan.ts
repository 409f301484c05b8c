/** Everything the review screen needs, in one answer. */

import { planReview } from '@binhdang/contract';
import { allowedActions, type NodeBody } from '@binhdang/domain';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { loadPlanDocument, loadTree } from './review-rows.ts';
import { loadSteps } from './review-steps.ts';
import { findPlanSubject } from './subject.ts';

const OFFERED = ['plan.review', 'plan.assign', 'plan.publish', 'plan.discard', 'plan.takeIn'] as const;

export const readPlan = action(planReview.review, {
  permission: 'plan.review',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, session, today }, subject) {
    const { plan, document, source, findings } = found(await loadPlanDocument(tx, params.planId));
    const tree = await loadTree(tx, params.planId);
    return {
      plan,
      document,
      source,
      nodes: [...tree.nodes],
      bodies: [...tree.bodies],
      names: await namesOf(tx, tree.bodies, document.date ?? plan.startsOn),
      findings,
      corrections: await pendingCorrections(tx, params.planId),
      ...(await loadSteps(tx, params.planId)),
      allowed: allowedActions(session.actor, { ...subject, bodyId: subject.plan.leadBodyId }, today, OFFERED),
    };
  },
});

async function namesOf(
  tx: Transaction,
  bodies: readonly NodeBody[],
  on: string,
): Promise<Record<string, string>> {
  const ids = [...new Set(bodies.flatMap(({ bodyId, groupId }) => bodyId ?? groupId ?? []))];
  if (ids.length === 0) return {};
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct on (body_id) body_id as id, coalesce(short_name, name) as name from body_name
     where body_id = any (${ids}::uuid[])
     order by body_id, (valid_from <= ${on}) desc, abs(valid_from - ${on}::date)`.execute(tx);
  const groups = await sql<{ id: string; name: string }>`
    select id, name from body_group where id = any (${ids}::uuid[])`.execute(tx);
  return Object.fromEntries([...rows, ...groups.rows].map(({ id, name }) => [id, name]));
}

async function pendingCorrections(
  tx: Transaction,
  planId: string,
): Promise<planReview.Review['corrections']> {
  const { rows } = await sql<planReview.Review['corrections'][number]>`
    select d.id as "documentId", d.file_name as "fileName",
           ${instantJson(sql`d.taken_in_at`)} as "takenInAt",
           jsonb_build_object('id', u.id, 'name', u.full_name) as "takenInBy"
      from document d join app_user u on u.id = d.taken_in_by
      join plan p on p.id = d.corrects_plan_id join document applied on applied.id = p.document_id
     where d.corrects_plan_id = ${planId} and d.taken_in_at > applied.taken_in_at
     order by d.taken_in_at desc`.execute(tx);
  return rows;
}
