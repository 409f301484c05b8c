/** The accepted contributions of a campaign, and what they give together. */
import { type BodyRef, campaign as contract } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import {
  type BodyContribution,
  type ContributionContent,
  narrativesOf,
  proposalsByArticle,
  rowTablesOf,
  sumSeries,
  valuesOfSeries,
  yearsOf,
} from '@binhdang/domain/review';
import { sql } from 'kysely';
import { bodyRefs } from '../org/index.ts';
import { action } from '../platform/action.ts';
import { found, refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { definitionOf, findCampaign } from './subject.ts';

export interface Accepted extends BodyContribution {
  readonly submissionId: string;
  readonly number: number;
  readonly body: BodyRef;
}

/** Those that count, or those that a report rested on; by name of the body, so that the same inputs give the same document. */
export async function acceptedContributions(
  tx: Transaction,
  campaignId: string,
  today: CivilDate,
  inputs?: readonly string[],
): Promise<Accepted[]> {
  const { rows } = await sql<{ id: string; body_id: string; number: number; content: ContributionContent }>`
    select s.id, s.body_id, s.number, s.content
      from campaign_submission s join campaign_body b on b.id = s.campaign_body_id
     where b.campaign_id = ${campaignId}
       and ${inputs === undefined ? sql`s.number = b.accepted_number` : sql`s.id = any (${[...inputs]}::uuid[])`}`.execute(
    tx,
  );
  const refs = await bodyRefs(
    tx,
    rows.map(({ body_id }) => body_id),
    today,
  );
  return rows
    .map(({ id, body_id, number, content }) => ({
      submissionId: id,
      number,
      bodyId: body_id,
      body: found(refs.get(body_id)),
      content,
    }))
    .sort(
      (a, b) =>
        a.body.name.localeCompare(b.body.name, 'vi', { numeric: true }) || (a.bodyId < b.bodyId ? -1 : 1),
    );
}

/** Bodies that were asked and of which nothing is accepted. */
export async function missingBodies(
  tx: Transaction,
  campaignId: string,
  today: CivilDate,
): Promise<BodyRef[]> {
  const rows = await tx
    .selectFrom('campaign_body')
    .select('body_id')
    .where('campaign_id', '=', campaignId)
    .where('accepted_number', 'is', null)
    .execute();
  const refs = await bodyRefs(
    tx,
    rows.map(({ body_id }) => body_id),
    today,
  );
  return [...refs.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }));
}

export const consolidated = action(contract.consolidated, {
  permission: 'campaign.readAll',
  subject: ({ tx, params }) => findCampaign(tx, params.campaignId),
  async run({ tx, today }, { campaignId, from, to, version }) {
    const definition = await definitionOf(tx, campaignId);
    const all = await acceptedContributions(tx, campaignId, today);
    const summary = await summaryOf(tx, campaignId);
    const years = yearsOf(from, to);
    const names = new Map(all.map(({ bodyId, body }) => [bodyId, body]));
    return {
      accepted: all.map(({ body }) => body),
      missing: await missingBodies(tx, campaignId, today),
      series: sumSeries(definition, years, all).map((one) => ({
        key: one.key,
        years: years.map((year) => found(one.years.get(year))),
      })),
      texts: narrativesOf(definition).map(({ code }) => ({
        code,
        summary: summary[code] ?? '',
        gathered: all.flatMap(({ body, content }) => {
          const text = content.texts[code];
          return text ? [{ body, text }] : [];
        }),
      })),
      proposals: proposalsByArticle(all).map(({ article, proposals }) => ({
        article,
        items: proposals.map(({ bodyId, clause, problem, proposal, reason }) => ({
          body: found(names.get(bodyId)),
          clause,
          problem,
          proposal,
          reason,
        })),
      })),
      rows: rowTablesOf(definition).map(({ code }) => ({
        code,
        items: all.flatMap(({ body, content }) =>
          (content.rows[code] ?? []).map((cells) => ({ body, cells })),
        ),
      })),
      version,
    };
  },
});

export async function summaryOf(tx: Transaction, campaignId: string): Promise<Record<string, string>> {
  const { summary } = await tx
    .selectFrom('campaign')
    .select('summary')
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow();
  return summary as Record<string, string>;
}

/** From a sum down to the bodies and the submissions it was accepted with. */
export const series = action(contract.series, {
  permission: 'campaign.readAll',
  subject: ({ tx, params }) => findCampaign(tx, params.campaignId),
  async run({ tx, query, today }, { campaignId, from, to }) {
    const all = await acceptedContributions(tx, campaignId, today);
    const by = new Map(all.map((one) => [one.bodyId, one]));
    return {
      items: valuesOfSeries(query.key, yearsOf(from, to), all).map(({ bodyId, source, values }) => {
        const { body, number } = found(by.get(bodyId));
        return { body, number, source, values };
      }),
    };
  },
});

export const summarise = action(contract.summarise, {
  permission: 'campaign.manage',
  subject: ({ tx, params }) => findCampaign(tx, params.campaignId),
  async run({ tx, body }, { campaignId }) {
    const definition = await definitionOf(tx, campaignId);
    if (!narrativesOf(definition).some(({ code }) => code === body.code)) refuse('not-found');
    const saved = await tx
      .updateTable('campaign')
      .set({ summary: sql`summary || jsonb_build_object(${body.code}::text, ${body.text}::text)` })
      .where('id', '=', campaignId)
      .where('version', '=', body.version)
      .returning('version')
      .executeTakeFirst();
    if (!saved)
      refuse('edit-conflict', { current: { text: (await summaryOf(tx, campaignId))[body.code] ?? '' } });
    return saved;
  },
});
