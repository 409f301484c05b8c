/** The plan in force for everybody: what it is, what it aims at, and how far it is, in sums over all bodies alone. */
import type { publicPage } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { bodyNames, rankOf, sectionTree, standingRows } from '../overview/index.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { Draft } from './draft.ts';

interface Progress {
  readonly tasks: number;
  readonly obligations: number;
  readonly done: number;
  readonly late: number;
}

interface Row extends Progress {
  readonly title: string;
  readonly number: string | null;
  readonly issued_on: CivilDate | null;
  readonly year: number;
  readonly issuer: string;
  readonly lead: string;
  readonly published: boolean;
  readonly bodies: number;
  readonly aims: string[] | null;
  readonly sections: ({ readonly label: string | null; readonly title: string } & Progress)[] | null;
}

/**
 * By the items of what is to be done; the sections around it as a whole, for their items are single bodies, and whose work is
 * late is not told to everybody.
 */
const SUMS = sql`count(distinct f.node_id)::int as tasks, count(f.id)::int as obligations,
  count(f.id) filter (where f.standing in (${sql.lit(rankOf('done_on_time'))}, ${sql.lit(rankOf('done_late'))}))::int as done,
  count(f.id) filter (where f.standing = ${sql.lit(rankOf('late'))})::int as late`;

export async function planSummary(tx: Transaction, planId: string, today: CivilDate): Promise<Draft> {
  const { rows } = await sql<Row>`
    with recursive ${sectionTree(sql`n.plan_id = ${planId}::uuid`)},
    facts as materialized (
      select f.id, f.node_id, f.body_id, f.standing, case when s.purpose = 'content' then t.topic_id else t.root_id end as part_id
        from ${standingRows(today, sql`o.plan_id = ${planId}::uuid`)} f join tree t on t.id = f.node_id
        join plan_node s on s.id = t.root_id where f.standing <> ${sql.lit(rankOf('not_applicable'))}),
    names as materialized (select n.id, n.name from ${bodyNames(today)} n)
    select p.title, p.number, p.issued_on::text as issued_on, p.year, p.version_number > 0 as published,
           (select name from names where id = p.issuer_body_id) as issuer,
           (select name from names where id = p.lead_body_id) as lead,
           (select count(distinct f.body_id)::int from facts f) as bodies, s.*,
           (select jsonb_agg(k.text order by k.ord) from plan_node k join plan_node a on a.id = k.parent_id
             where k.plan_id = p.id and a.purpose = 'aims' and not k.removed) as aims,
           (select jsonb_agg(jsonb_build_object('label', g.label, 'title', g.text, 'tasks', g.tasks,
                      'obligations', g.obligations, 'done', g.done, 'late', g.late) order by g.ord)
              from (select k.label, k.text, k.ord, ${SUMS} from facts f join plan_node k on k.id = f.part_id
                     group by k.id) g) as sections
      from plan p cross join lateral (select ${SUMS} from facts f) s
     where p.id = ${planId}::uuid`.execute(tx);
  const row = found(rows[0]);
  if (!row.published) found(undefined);
  const { issued_on, published: _, aims, sections, ...plan } = row;
  const content: publicPage.PublishedPlan = {
    ...plan,
    issuedOn: issued_on,
    aims: aims ?? [],
    sections: sections ?? [],
    asOf: today,
  };
  return { content, basis: null, group: null, hidden: 0, obstacle: null };
}
