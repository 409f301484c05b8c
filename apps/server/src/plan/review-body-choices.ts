import { planReview } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { findPlanSubject } from './subject.ts';

/** Bodies that exist on the day of the plan, and groups, by name in Vietnamese order. */
export const bodyChoices = action(planReview.bodyChoices, {
  permission: 'plan.review',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params }) {
    const { rows } = await sql<planReview.BodyChoice>`
      with day as (select coalesce(issued_on, starts_on) as on from plan where id = ${params.planId})
      select id, type, name, "shortName" from (
        select g.id, 'group' as type, g.name, null as "shortName", 0 as rank
          from body_group g, day where g.valid_from <= day.on and (g.valid_to is null or g.valid_to > day.on)
        union all
        select b.id, 'body', n.name, n.short_name,
               case b.level when 'province' then 1 when 'district' then 2 when 'commune' then 3 else 4 end
          from day, body b
          join lateral (select name, short_name from body_name where body_id = b.id
                         order by (valid_from <= day.on) desc, abs(valid_from - day.on) limit 1) n on true
         where b.valid_from <= day.on and (b.valid_to is null or b.valid_to > day.on)) all_of_them
       order by rank, name collate vietnamese`.execute(tx);
    return { items: rows };
  },
});
