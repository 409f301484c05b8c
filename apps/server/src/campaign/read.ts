import { campaign as contract, type OutputOf } from '@binhdang/contract';
import type { Action as Permission } from '@binhdang/domain';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { bodyRef, personRef } from '../work/index.ts';
import { planRef } from './list.ts';
import { findCampaign } from './subject.ts';
import { surveyColumns } from './survey-rows.ts';

const OFFERED: readonly Permission[] = ['campaign.manage', 'campaign.readAll', 'campaign.contribute'];

/** A campaign: what it asks, how far the bodies are, what came of it. Others than who oversees it see their own line. */
export const campaign = action(contract.read, {
  permission: 'campaign.read',
  subject: ({ tx, params }) => findCampaign(tx, params.campaignId),
  async run({ tx, params: { campaignId }, today, may }, subject) {
    const { rows } = await sql<HeadRow>`
      select c.id, c.name, c.basis, c.request, ${planRef} as plan, c.year_from as "from", c.year_to as "to",
             c.due_on as "dueOn", c.closed, c.definition, c.version
        from campaign c left join plan p on p.id = c.plan_id where c.id = ${campaignId}`.execute(tx);
    const bodies = await sql<contract.StandingOfBody>`
      select ${bodyRef(sql`b.body_id`, today)} as body, b.state,
             b.last_number = 0 and ${subject.dueOn}::date < ${today}::date as late,
             b.last_number as "lastNumber", b.accepted_number as "acceptedNumber",
             (select ${instantJson(sql`s.submitted_at`)} from campaign_submission s
               where s.campaign_body_id = b.id and s.number = b.last_number) as "submittedAt"
        from campaign_body b where b.campaign_id = ${campaignId}`.execute(tx);
    const all = may('campaign.readAll', subject);
    return {
      ...found(rows[0]),
      bodies: bodies.rows.toSorted((a, b) => a.body.name.localeCompare(b.body.name, 'vi', { numeric: true })),
      reports: all ? await reportsOf(tx, campaignId) : [],
      surveys: all ? await surveysOf(tx, campaignId) : [],
      allowed: OFFERED.filter((permission) => may(permission, subject)),
    };
  },
});

type Answer = OutputOf<typeof contract.read>;
type HeadRow = Omit<Answer, 'bodies' | 'reports' | 'surveys' | 'allowed'>;

async function reportsOf(tx: Transaction, campaignId: string): Promise<contract.ReportHead[]> {
  const { rows } = await sql<contract.ReportHead>`
    select r.id, ${instantJson(sql`r.composed_at`)} as "composedAt", ${personRef(sql`r.composed_by`)} as "composedBy",
           cardinality(r.inputs) as bodies,
           (select count(*)::int from campaign_submission s join campaign_body b on b.id = s.campaign_body_id
             where b.campaign_id = r.campaign_id and s.number = b.accepted_number and not s.id = any (r.inputs)) as newer
      from campaign_report r where r.campaign_id = ${campaignId} order by r.composed_at desc, r.id desc`.execute(
    tx,
  );
  return rows;
}

async function surveysOf(tx: Transaction, campaignId: string): Promise<contract.SurveyHead[]> {
  const { rows } = await sql<contract.SurveyHead>`
    select ${surveyColumns} from survey s where s.campaign_id = ${campaignId} order by s.made_at, s.id`.execute(
    tx,
  );
  return rows;
}
