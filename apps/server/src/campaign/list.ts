import { campaign as contract } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { bodyRef } from '../work/index.ts';
import { REVIEW, SHIPPED } from './catalog.ts';

/** A plan by number and title; null for a body that was asked without being told of the plan. */
export const planRef = sql`case when p.id is null then null else jsonb_build_object('id', p.id, 'number', p.number, 'title', p.title) end`;

/** Campaigns that the person's bodies are asked in or oversee, the latest first. */
export const campaigns = action(contract.list, {
  permission: 'work.read',
  async run({ tx, today }) {
    const { rows } = await sql<contract.CampaignHead>`
      select c.id, c.name, ${planRef} as plan, c.year_from as "from", c.year_to as "to", c.due_on as "dueOn", c.closed,
             case when c.plan_id = any ((select overseen_plans())::uuid[]) then
               (select jsonb_object_agg(s.state, coalesce(n.count, 0))
                  from unnest(${[...contract.CONTRIBUTION_STATES]}::text[]) s(state)
                  left join (select state, count(*)::int as count from campaign_body b where b.campaign_id = c.id group by 1) n
                    on n.state = s.state) end as counts,
             (select coalesce(jsonb_agg(jsonb_build_object('body', ${bodyRef(sql`b.body_id`, today)}, 'state', b.state)), '[]')
                from campaign_body b where b.campaign_id = c.id and b.body_id = any (my_bodies())) as mine
        from campaign c left join plan p on p.id = c.plan_id
       order by c.closed, c.opened_at desc, c.id`.execute(tx);
    const plans = await sql<{ id: string; number: string | null; title: string }>`
      select p.id, p.number, p.title from plan p
       where p.id = any ((select managed_plans())::uuid[]) and p.version_number > 0 and p.status = 'published'
       order by p.year desc, p.number`.execute(tx);
    return {
      items: rows,
      plans: plans.rows,
      proposed: { name: SHIPPED.outline.name.vi, from: REVIEW.from, to: REVIEW.to },
    };
  },
});
