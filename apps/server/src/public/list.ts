import { type BodyRef, publicPage, type Words } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { indicatorsOn } from '../indicator/index.ts';
import { action } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import type { Transaction } from '../platform/transaction.ts';
import { knownMeasures } from '../register/index.ts';
import { bodyRef, personRef } from '../work/index.ts';
import { indicatorGroup, measureRule, PUBLICATION } from './catalog.ts';

type Answer = (typeof publicPage.publications)['output']['_output'];

/** What was published, and what may be: for the lead officer's screen. */
export const publications = action(publicPage.publications, {
  permission: 'publication.manage',
  run: async ({ tx, today }) => ({
    items: await allEditions(tx),
    plans: await publishedPlans(tx),
    indicators: await publishableIndicators(tx, today),
    measures: await publishableMeasures(tx, today),
    documents: await composedDocuments(tx),
    bodies: await leadBodies(tx, today),
    least: PUBLICATION.least,
  }),
});

async function allEditions(tx: Transaction): Promise<publicPage.Publication[]> {
  const { rows } = await sql<publicPage.Publication>`
    select p.id, p.kind, p.subject, p.breakdown, p.year, p.number, p.reason,
           case when p.content -> 'name' is not null then p.content -> 'name'
                else jsonb_build_object('vi', p.content ->> 'title', 'en', p.content ->> 'title') end as name,
           ${instantJson(sql`p.published_at`)} as "publishedAt", ${personRef(sql`p.published_by`)} as "publishedBy",
           case when p.withdrawn_at is not null then jsonb_build_object('at', ${instantJson(sql`p.withdrawn_at`)},
             'by', ${personRef(sql`p.withdrawn_by`)}, 'because', p.withdrawn_because) end as withdrawn
      from publication p order by p.published_at desc, p.id desc`.execute(tx);
  return rows;
}

async function publishedPlans(tx: Transaction): Promise<Answer['plans']> {
  const { rows } = await sql<Answer['plans'][number]>`
    select p.id, coalesce(p.number || ': ', '') || p.title as name, p.year from plan p
     where p.version_number > 0 order by p.year desc, p.issued_on desc nulls last`.execute(tx);
  return rows;
}

async function publishableIndicators(tx: Transaction, today: CivilDate): Promise<Answer['indicators']> {
  return (await indicatorsOn(tx, today)).flatMap(({ code, definition }) => {
    const group = indicatorGroup(code);
    return group === undefined ? [] : [{ code, name: definition.name, sensitive: group !== null }];
  });
}

const TOTALS: Words = { vi: 'Chỉ tổng số', en: 'Totals alone' };

async function publishableMeasures(tx: Transaction, today: CivilDate): Promise<Answer['measures']> {
  return [...(await knownMeasures(tx, today))].flatMap(([code, { measure, dimensions }]) => {
    const rule = measureRule(code);
    if (rule === undefined) return [];
    const nameOf = (breakdown: string) => dimensions.find((one) => one.code === breakdown)?.name ?? TOTALS;
    return [
      {
        code,
        name: measure.name,
        sensitive: rule.group !== null,
        breakdowns: rule.breakdowns.map((one) => ({ code: one, name: nameOf(one) })),
      },
    ];
  });
}

async function composedDocuments(tx: Transaction): Promise<Answer['documents']> {
  const { rows } = await sql<Answer['documents'][number]>`
    select c.id, c.title, c.as_of::text as "asOf" from composed_document c
     where c.kind <> 'urging_letter' and c.body_id = any (actor_bodies('lead_officer'))
     order by c.created_at desc limit 100`.execute(tx);
  return rows;
}

async function leadBodies(tx: Transaction, today: CivilDate): Promise<BodyRef[]> {
  const { rows } = await sql<{ body: BodyRef }>`
    select ${bodyRef(sql`b.id`, today)} as body from unnest(actor_bodies('lead_officer')) b(id)`.execute(tx);
  return rows.map(({ body }) => body);
}
