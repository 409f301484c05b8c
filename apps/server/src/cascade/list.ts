import { cascade } from '@binhdang/contract';
import { type CivilDate, can } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';
import { action } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import { bodyRef } from '../work/index.ts';
import { plansToStandUnder } from './under.ts';

const PAGE = 50;

/**
 * Columns of a plan `b` of a body with the last version `v` that the person may see, as the contract's BodyPlanSummary
 * has them, but for what the person may do.
 */
export const summaryColumns = (today: CivilDate): RawBuilder<unknown> => sql`
  b.id, ${bodyRef(sql`b.body_id`, today)} as body, b.year, b.title, b.number, b.issued_on as "issuedOn",
  case when b.last_number = 0 then 'draft' else coalesce(v.verdict, 'submitted') end as state,
  b.last_number as "lastNumber", ${instantJson(sql`v.submitted_at`)} as "submittedAt",
  b.body_id = any (my_bodies()) as own,
  case when b.plan_id is not null then coalesce(
    (select jsonb_build_object('planId', b.plan_id, 'bodyPlanId', a.id, 'number', a.number, 'title', a.title, 'year', a.year)
       from body_plan a where a.id = b.parent_id),
    (select jsonb_build_object('planId', p.id, 'bodyPlanId', null, 'number', p.number, 'title', p.title, 'year', p.year)
       from plan p where p.id = b.plan_id and b.parent_id is null)) end as above`;

/** The last version of a plan `b` that the person may see. */
export const lastVersion: RawBuilder<unknown> = sql`
  left join lateral (select x.number, x.verdict, x.submitted_at from body_plan_version x
                      where x.body_plan_id = b.id order by x.number desc limit 1) v on true`;

type Row = Omit<cascade.BodyPlanSummary, 'mayJudge'> & { receives: boolean; total: number; waiting: number };

/** Own plans, those sent to the person's bodies or to plans they oversee, and the received ones of bodies above. */
export const list = action(cascade.list, {
  permission: 'work.read',
  async run({ tx, session, query, today }) {
    const { planId, bodyId, year, state, page } = query;
    const { rows } = await sql<Row>`
      with seen as materialized (
        select ${summaryColumns(today)}, b.receiver_body_id = any (writing_bodies()) and b.last_number > 0 as receives,
               b.plan_id, b.body_id
          from body_plan b ${lastVersion})
      select s.*, (count(*) over ())::int as total,
             (select count(*)::int from seen w where w.receives and w.state = 'submitted') as waiting
        from seen s
       where (${planId ?? null}::uuid is null or s.plan_id = ${planId ?? null})
         and (${bodyId ?? null}::uuid is null or s.body_id = ${bodyId ?? null})
         and (${year ?? null}::int is null or s.year = ${year ?? null})
         and (${state ?? null}::text is null or s.state = ${state ?? null})
       order by s.own desc, (s.receives and s.state = 'submitted') desc, s.year desc, s."submittedAt" desc nulls last, s.id
       limit ${PAGE} offset ${(page - 1) * PAGE}`.execute(tx);
    const plans = await sql<{
      id: string;
      number: string | null;
      title: string;
      year: number;
      issuer: string;
      lead: string;
    }>`
      select p.id, p.number, p.title, p.year, p.issuer_body_id as issuer, p.lead_body_id as lead
        from plan p where p.version_number > 0 order by p.year desc, p.number`.execute(tx);
    return {
      items: rows.map((row) => summaryOf(row)),
      total: rows[0]?.total ?? 0,
      waiting: rows[0]?.waiting ?? 0,
      choices: await plansToStandUnder(tx, today),
      covered: plans.rows
        .filter(({ issuer, lead }) =>
          can(
            session.actor,
            'coverage.read',
            { plan: { issuerBodyId: issuer, leadBodyId: lead, published: true } },
            today,
          ),
        )
        .map(({ issuer: _issuer, lead: _lead, ...plan }) => plan),
    };
  },
});

function summaryOf(row: Row): cascade.BodyPlanSummary {
  const { id, body, year, title, number, issuedOn, above, state, lastNumber, submittedAt, own } = row;
  return {
    id,
    body,
    year,
    title,
    number,
    issuedOn,
    above,
    state,
    lastNumber,
    submittedAt,
    own,
    mayJudge: row.receives && state === 'submitted',
  };
}
