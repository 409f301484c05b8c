/** Campaigns, contributions, reports and surveys as the permission policy sees them. Row-level security decides which there are. */
import type { campaign as contract } from '@binhdang/contract';
import type { CivilDate, PlanFacts, Subject } from '@binhdang/domain';
import type { ReviewDefinition } from '@binhdang/domain/review';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

export interface CampaignSubject extends Subject {
  readonly campaignId: string;
  readonly planId: string;
  readonly from: number;
  readonly to: number;
  readonly dueOn: CivilDate;
  readonly closed: boolean;
  readonly version: number;
}

interface CampaignRow {
  id: string;
  plan_id: string;
  from: number;
  to: number;
  due_on: CivilDate;
  closed: boolean;
  version: number;
  issuer: string | null;
  lead: string | null;
  published: boolean | null;
  mine: string | null;
}

/** Who leads and issued the plan is known to those who see it; a body that was asked acts for itself. */
const columns = sql`c.id, c.plan_id, c.year_from as "from", c.year_to as "to", c.due_on, c.closed, c.version,
  p.issuer_body_id as issuer, p.lead_body_id as lead, p.version_number > 0 as published,
  (select b.body_id from campaign_body b where b.campaign_id = c.id and b.body_id = any (my_bodies())
    order by b.body_id limit 1) as mine`;

function subjectOf(row: CampaignRow): CampaignSubject {
  const plan: PlanFacts | undefined =
    row.issuer === null || row.lead === null
      ? undefined
      : { issuerBodyId: row.issuer, leadBodyId: row.lead, published: row.published === true };
  return {
    campaignId: row.id,
    planId: row.plan_id,
    from: row.from,
    to: row.to,
    dueOn: row.due_on,
    closed: row.closed,
    version: row.version,
    ...(plan ? { plan } : {}),
    ...(row.mine === null ? {} : { bodyId: row.mine }),
  };
}

async function find(tx: Transaction, which: RawBuilder<unknown>): Promise<CampaignSubject | undefined> {
  const { rows } = await sql<CampaignRow>`
    select ${columns} from campaign c left join plan p on p.id = c.plan_id where c.id = ${which}`.execute(tx);
  return rows[0] && subjectOf(rows[0]);
}

export const findCampaign = (tx: Transaction, campaignId: string) => find(tx, sql`${campaignId}::uuid`);

export interface ContributionSubject extends CampaignSubject {
  readonly id: string;
  readonly bodyId: string;
  readonly state: contract.ContributionState;
  readonly lastNumber: number;
  readonly acceptedNumber: number | null;
}

/** What a body was asked, for itself and for those who oversee the plan. */
export async function findContribution(
  tx: Transaction,
  { campaignId, bodyId }: { campaignId: string; bodyId: string },
): Promise<ContributionSubject | undefined> {
  const { rows } = await sql<
    CampaignRow & {
      row: string;
      state: contract.ContributionState;
      last: number;
      accepted: number | null;
    }
  >`
    select ${columns}, b.id as row, b.state, b.last_number as last, b.accepted_number as accepted
      from campaign_body b join campaign c on c.id = b.campaign_id left join plan p on p.id = c.plan_id
     where b.campaign_id = ${campaignId}::uuid and b.body_id = ${bodyId}::uuid`.execute(tx);
  const row = rows[0];
  return (
    row && {
      ...subjectOf(row),
      id: row.row,
      bodyId,
      state: row.state,
      lastNumber: row.last,
      acceptedNumber: row.accepted,
    }
  );
}

export async function findReport(
  tx: Transaction,
  reportId: string,
): Promise<(CampaignSubject & { readonly reportId: string }) | undefined> {
  const campaign = await find(
    tx,
    sql`(select r.campaign_id from campaign_report r where r.id = ${reportId}::uuid)`,
  );
  return campaign && { ...campaign, reportId };
}

export async function findSurvey(
  tx: Transaction,
  surveyId: string,
): Promise<(CampaignSubject & { readonly surveyId: string }) | undefined> {
  const campaign = await find(tx, sql`(select s.campaign_id from survey s where s.id = ${surveyId}::uuid)`);
  return campaign && { ...campaign, surveyId };
}

export async function definitionOf(tx: Transaction, campaignId: string): Promise<ReviewDefinition> {
  const { definition } = await tx
    .selectFrom('campaign')
    .select('definition')
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow();
  return definition as unknown as ReviewDefinition;
}
