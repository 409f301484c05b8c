import { overview } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { bodyNames, sectionTree } from './sections.ts';

interface ChoiceRow {
  readonly plans: overview.PlanChoice[] | null;
  readonly sections: overview.SectionChoice[] | null;
  readonly bodies: overview.BodyChoice[] | null;
}

/** Only what has obligations that the person sees, so that no choice leads to an empty list. */
export const choices = action(overview.choices, {
  permission: 'work.read',
  async run({ tx, today }) {
    const { rows } = await sql<ChoiceRow>`
      with recursive ${sectionTree(sql`n.plan_id in (select distinct plan_id from bound)`)},
      bound as materialized (
        select o.plan_id, o.node_id, o.body_id from obligation o where o.published and not o.removed)
      select
        (select jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'number', p.number, 'year', p.year,
                  'startsOn', p.starts_on, 'endsOn', p.ends_on, 'obligations', c.n,
                  'overseen', p.id = any ((select overseen_plans())::uuid[]))
                order by p.year desc, p.issued_on desc nulls last, p.id)
           from plan p join (select plan_id, count(*) as n from bound group by 1) c on c.plan_id = p.id) as plans,
        (select jsonb_agg(jsonb_build_object('id', s.id, 'planId', s.plan_id, 'label', s.label,
                  'parentId', case when s.id <> u.root_id then u.root_id end, 'text', left(s.text, 200)) order by s.ord)
           from (select t.root_id as id, t.root_id from bound b join tree t on t.id = b.node_id
                 union select t.topic_id, t.root_id from bound b join tree t on t.id = b.node_id) u
           join plan_node s on s.id = u.id) as sections,
        (select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name, 'shortName', n.short_name, 'kind', n.kind,
                  'mine', n.id = any ((select my_bodies())::uuid[])) order by n.name collate vietnamese, n.id)
           from ${bodyNames(today as CivilDate)} n where n.id in (select body_id from bound)) as bodies`.execute(
      tx,
    );
    return {
      plans: rows[0]?.plans ?? [],
      sections: rows[0]?.sections ?? [],
      bodies: rows[0]?.bodies ?? [],
    };
  },
});
