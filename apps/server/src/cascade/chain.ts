/** The documents and plans that a plan carries out, upward, and the plans that carry it out, downward. */
import { cascade } from '@binhdang/contract';
import type { CivilDate, Subject } from '@binhdang/domain';
import { sql } from 'kysely';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import type { Transaction } from '../platform/transaction.ts';
import { chainAround, type Edge } from './chain-walk.ts';
import { findBodyPlan } from './subject.ts';

type Node = cascade.ChainNode;

interface LinkRow {
  id: string;
  child: string;
  parent: string;
  ownedHere: boolean;
}

export const chain = action(cascade.chain, {
  permission: 'work.read',
  subject: async ({ tx, query }): Promise<Subject | undefined> =>
    query.of === 'plan' ? findPlanSubject(tx, query.id) : findBodyPlan(tx, query.id),
  async run({ tx, query, today, may, require }, subject) {
    const ofPlan = query.of === 'plan';
    require(ofPlan ? 'plan.read' : 'cascade.read', subject);
    const self = `${query.of}:${query.id}`;
    const mayLink = may(ofPlan ? 'cascade.link' : 'cascade.write', subject);
    const links = await loadLinks(tx);
    const natural = await naturalEdges(tx);
    const around = chainAround(self, [...links, ...natural]);
    const nodes = await loadNodes(tx, around.keys, today);
    const known = new Set(nodes.map(({ key }) => key));
    const linked = new Set(links.filter(({ child }) => child === self).map(({ parent }) => parent));
    return {
      self,
      nodes,
      links: around.edges
        .filter(({ child, parent }) => known.has(child) && known.has(parent))
        .map((edge) => ({
          id: edge.id,
          child: edge.child,
          parent: edge.parent,
          mayRemove: edge.id !== null && (edge.child === self ? mayLink : edge.ownedHere),
        })),
      suggestions: mayLink ? await suggestionsFor(tx, query, nodes) : [],
      plans: mayLink ? await plansAsParents(tx, self, linked) : [],
      mayLink,
    };
  },
});

/** All that row-level security shows; there are a few for each plan. */
async function loadLinks(tx: Transaction): Promise<(Edge & LinkRow)[]> {
  const { rows } = await sql<LinkRow>`
    select l.id, coalesce('plan:' || l.plan_id, 'bodyPlan:' || l.body_plan_id, 'document:' || l.document_id) as child,
           coalesce('plan:' || l.parent_plan_id, 'document:' || l.parent_document_id) as parent,
           l.owner_body_id = any (writing_bodies()) as "ownedHere"
      from plan_link l`.execute(tx);
  return rows;
}

/** A body's plan stands under the plan it was written for. */
async function naturalEdges(tx: Transaction): Promise<Edge[]> {
  const { rows } = await sql<{ child: string; parent: string }>`
    select 'bodyPlan:' || b.id as child, coalesce('bodyPlan:' || b.parent_id, 'plan:' || b.plan_id) as parent
      from body_plan b where b.plan_id is not null`.execute(tx);
  return rows.map((row) => ({ ...row, id: null, ownedHere: false }));
}

async function loadNodes(tx: Transaction, keys: readonly string[], today: CivilDate): Promise<Node[]> {
  const ids = (kind: Node['kind']): string[] =>
    keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1));
  const name = (body: ReturnType<typeof sql>) => sql`(select n.name from body_name n where n.body_id = ${body}
    order by (n.valid_from <= ${today}::date) desc, abs(n.valid_from - ${today}::date) limit 1)`;
  const { rows } = await sql<Omit<Node, 'key'>>`
    select 'plan' as kind, p.id, p.number, p.title, ${name(sql`p.issuer_body_id`)} as issuer, p.issued_on as "issuedOn",
           coalesce(d.kind, 'Kế hoạch') as name, null::jsonb as file, false as "mayCorrect", null::int as version
      from plan p join document d on d.id = p.document_id where p.id = any (${ids('plan')}::uuid[])
    union all
    select 'bodyPlan', b.id, b.number, b.title, ${name(sql`b.body_id`)}, b.issued_on, 'Kế hoạch', null, false, null
      from body_plan b where b.id = any (${ids('bodyPlan')}::uuid[])
    union all
    select 'document', r.id, r.number, r.title, r.issuer, r.issued_on, r.kind,
           (select jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type) from stored_file f where f.id = r.file_id),
           r.owner_body_id = any (writing_bodies()), r.version
      from reference_document r where r.id = any (${ids('document')}::uuid[])
    order by "issuedOn" nulls last, number, title`.execute(tx);
  return rows.map((row) => ({ ...row, key: `${row.kind}:${row.id}` }));
}

/**
 * What the plan's text cites, for a body's plan what the plan above it is linked to; without what is linked already. A
 * document that is known under its number comes with its own title.
 */
async function suggestionsFor(
  tx: Transaction,
  { of, id }: { of: 'plan' | 'bodyPlan'; id: string },
  nodes: readonly Node[],
): Promise<cascade.Chain['suggestions']> {
  const there = new Set(nodes.map(({ number }) => number));
  const { rows } =
    of === 'plan'
      ? await sql<cascade.Chain['suggestions'][number]>`
          select distinct on (c.value ->> 'number') coalesce(r.kind, c.value ->> 'kind') as kind, c.value ->> 'number' as number,
                 coalesce(r.issued_on, (c.value ->> 'date')::date) as "issuedOn", coalesce(r.issuer, c.value ->> 'issuer', '') as issuer,
                 coalesce(r.title, c.value ->> 'name', '') as title
            from plan p join document d on d.id = p.document_id, jsonb_array_elements(d.citations) c
            left join reference_document r on r.number = c.value ->> 'number'
           where p.id = ${id} and c.value ->> 'number' is not null and c.value ->> 'kind' is not null
             and c.value ->> 'number' is distinct from p.number
           order by c.value ->> 'number', length(coalesce(c.value ->> 'name', '')) desc`.execute(tx)
      : await sql<cascade.Chain['suggestions'][number]>`
          select r.kind, r.number, r.issued_on as "issuedOn", r.issuer, r.title
            from body_plan b join plan_link l on l.plan_id = b.plan_id join reference_document r on r.id = l.parent_document_id
           where b.id = ${id} order by r.issued_on nulls last`.execute(tx);
  const own = new Set(
    of === 'plan' ? [...there] : nodes.filter(({ kind }) => kind === 'document').map(({ number }) => number),
  );
  return rows.filter(({ number }) => !own.has(number));
}

async function plansAsParents(
  tx: Transaction,
  self: string,
  linked: ReadonlySet<string>,
): Promise<cascade.Chain['plans']> {
  const { rows } = await sql<cascade.Chain['plans'][number]>`
    select p.id, p.number, p.title from plan p where p.version_number > 0 order by p.year desc, p.number`.execute(
    tx,
  );
  return rows.filter(({ id }) => `plan:${id}` !== self && !linked.has(`plan:${id}`));
}
