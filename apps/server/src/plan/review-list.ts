/** The plans a person may see, newest first, with how far their review has come. */
import { planReview } from '@binhdang/contract';
import { allowedActions, DOUBTFUL_BELOW, FINDINGS_SAID_ELSEWHERE } from '@binhdang/domain';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';

const OFFERED = ['plan.review', 'plan.assign', 'plan.publish', 'plan.discard'] as const;

type Row = Omit<planReview.PlanSummary, 'allowed'>;

const nameOn = (body: string) =>
  sql.raw(`(select jsonb_build_object('id', n.body_id, 'name', n.name, 'shortName', n.short_name) from body_name n
     where n.body_id = ${body} order by (n.valid_from <= p.starts_on) desc, abs(n.valid_from - p.starts_on) limit 1)`);

/** Row-level security decides which plans are there; counts of the review are for those who review. */
export const listPlans = action(planReview.list, {
  permission: 'work.read',
  async run({ tx, session, today }) {
    const { rows } = await sql<Row>`
      select p.id, p.number, p.title, p.year, p.issued_on as "issuedOn", p.status,
             p.version_number as "versionNumber",
             ${nameOn('p.issuer_body_id')} as issuer, ${nameOn('p.lead_body_id')} as "leadBody",
             n.tasks, n."toCheck", n.checked, n.doubtful
        from plan p
        cross join lateral (
          select array(select (f ->> 'nodeId')::uuid
                         from document d, jsonb_array_elements(d.findings) f
                        where d.id = p.document_id and f ->> 'basis' = 'reading' and f ->> 'severity' <> 'info'
                          and f ->> 'code' <> all (${FINDINGS_SAID_ELSEWHERE as string[]})
                          and f ->> 'nodeId' is not null) as node_ids) found
        cross join lateral (
          select count(*) filter (where kind = 'task')::int as tasks,
                 count(*) filter (where kind <> 'paragraph')::int as "toCheck",
                 count(*) filter (where kind <> 'paragraph' and checked_at is not null)::int as checked,
                 count(*) filter (where checked_at is null and (
                   (kind <> 'paragraph' and confidence < ${DOUBTFUL_BELOW})
                   or plan_node.id = any(found.node_ids)
                   or exists (select 1 from plan_node_body b where b.node_id = plan_node.id and not b.confirmed
                               and (b.confidence < ${DOUBTFUL_BELOW}
                                    or (b.body_id is null and b.group_id is null)))))::int as doubtful
            from plan_node where plan_id = p.id and not removed) n
       order by p.year desc, p.issued_on desc nulls first, p.id desc
       limit 500`.execute(tx);
    return {
      items: rows.map((row) => {
        const plan = {
          issuerBodyId: row.issuer.id,
          leadBodyId: row.leadBody.id,
          published: row.versionNumber > 0,
        };
        const allowed = allowedActions(session.actor, { plan, bodyId: row.leadBody.id }, today, OFFERED);
        const hidden = allowed.includes('plan.review') ? {} : { toCheck: 0, checked: 0, doubtful: 0 };
        return { ...row, ...hidden, allowed };
      }),
    };
  },
});
