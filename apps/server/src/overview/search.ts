import { overview } from '@binhdang/contract';
import { type RawBuilder, sql } from 'kysely';
import { action } from '../platform/action.ts';
import { mentions, searchTerms } from './obligation-filter.ts';
import { all, contains, excerpt, pattern } from './search-words.ts';
import { bodyNames } from './sections.ts';

type Kind = (typeof overview.SEARCH_KINDS)[number];

const FEW = 6;
const MANY = 60;

interface Row {
  readonly kind: Kind;
  readonly id: string;
  readonly plan_id: string | null;
  readonly title: string;
  readonly context: string | null;
  readonly text: string | null;
}

/** One box over everything; row-level security decides what there is to find for the person. */
export const search = action(overview.search, {
  permission: 'work.read',
  async run({ tx, query, today }) {
    const words = await searchTerms(tx, query.q);
    if (words.length === 0) return { hits: [], more: [] };
    const kinds = query.kind === undefined ? overview.SEARCH_KINDS : [query.kind];
    const limit = query.kind === undefined ? FEW : MANY;
    const branches = kinds.map((kind) => sql`(${BRANCHES[kind](words, today)} limit ${limit + 1})`);
    const { rows } = await sql<Row>`
      select * from (${sql.join(branches, sql` union all `)}) as found (kind, id, plan_id, title, context, text)`.execute(
      tx,
    );
    const hits: overview.SearchHit[] = [];
    const more: Kind[] = [];
    for (const kind of kinds) {
      const found = rows.filter((row) => row.kind === kind);
      if (found.length > limit) more.push(kind);
      hits.push(...found.slice(0, limit).map((row) => hitOf(row, words)));
    }
    return { hits, more };
  },
});

function hitOf(row: Row, words: readonly string[]): overview.SearchHit {
  return {
    kind: row.kind,
    id: row.id,
    planId: row.plan_id,
    title: row.title,
    context: row.context || null,
    excerpt: row.text === null ? null : excerpt(row.text, words),
  };
}

type Branch = (words: readonly string[], today: string) => RawBuilder<unknown>;

/** Label and text of a node (`k`); a dash is no label to know it by. */
const heading = sql`left(concat_ws(' ', case when k.label !~ '^[-+•*]$' then k.label end, k.text), 240)`;

/**
 * Each gives: kind, id, plan_id, title, context, text; best first. Of obligations, different tasks come first: one task
 * is given to up to sixty bodies, and would otherwise fill the answer.
 */
const BRANCHES: Record<Kind, Branch> = {
  plan: (words) => sql`
    select 'plan', p.id, p.id, p.title, p.number, null from plan p
     where ${contains(sql`concat_ws(' ', p.number, p.title, p.year)`, words)} order by p.year desc, p.id`,
  node: (words) => sql`
    select 'node', k.id, k.plan_id, ${heading}, coalesce(p.number, p.title), k.text
      from plan_node k join plan p on p.id = k.plan_id
     where not k.removed and k.kind in ('section', 'item', 'task')
       and ${all(words.map((word) => sql`k.id in (select nodes_with(${pattern(word)}))`))}
     order by p.year desc, k.ord, k.id`,
  obligation: (words, today) => sql`
    select 'obligation', o.id, o.plan_id, ${heading},
           concat_ws(' · ', n.name, coalesce(p.number, p.title)),
           (select g.narrative from progress g where g.obligation_id = o.id order by g.reported_at desc limit 1)
      from obligation o join plan_node k on k.id = o.node_id join plan p on p.id = o.plan_id
      join ${bodyNames(today)} n on n.id = o.body_id
     where o.published and not o.removed and ${all(words.map(mentions))}
     order by row_number() over (partition by o.node_id order by n.name collate vietnamese, o.id),
              p.year desc, k.ord, n.name collate vietnamese, o.id`,
  body: (words, today) => sql`
    select 'body', n.id, null::uuid, n.name, n.short_name, null
      from ${bodyNames(today)} n
     where ${all(
       words.map(
         (word) => sql`(exists (select 1 from body_name x where x.body_id = n.id
                                   and (fold(x.name) ~ ${pattern(word)} or fold(x.short_name) ~ ${pattern(word)}))
                        or exists (select 1 from body_alias a where a.body_id = n.id and fold(a.alias) ~ ${pattern(word)}))`,
       ),
     )}
     order by length(n.name), n.name collate vietnamese, n.id`,
  difficulty: (words, today) => sql`
    select 'difficulty', d.id, d.plan_id, d.title, n.name, m.text
      from difficulty d join ${bodyNames(today)} n on n.id = d.body_id
      cross join lateral (select string_agg(x.text, E'\n' order by x.at) as text from difficulty_message x
                           where x.difficulty_id = d.id) m
     where ${contains(sql`concat_ws(' ', d.title, m.text)`, words)} order by d.raised_at desc, d.id`,
};
