/** Telling the people of bodies about a campaign. */
import type { CivilDate } from '@binhdang/domain';
import { formatDate } from '@binhdang/domain';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

const TOLD = ['focal_officer', 'lead_officer', 'leader'];

export const shownDay = (day: CivilDate): string => formatDate(day);

/** One statement for all. @returns how many people were told */
export async function tellBodies(
  tx: Transaction,
  bodyIds: readonly string[],
  kind:
    | 'campaign.asked'
    | 'campaign.returned'
    | 'campaign.accepted'
    | 'campaign.submitted'
    | 'campaign.moved',
  campaignId: string,
  detail: Readonly<Record<string, string>>,
): Promise<number> {
  if (bodyIds.length === 0) return 0;
  const { rows } = await sql<{ told: number }>`
    select count(n.id)::int as told from unnest(${[...bodyIds]}::uuid[]) b(id),
           notify_body(b.id, ${TOLD}::text[], ${kind}, 'campaign', ${campaignId}::uuid,
                       ${JSON.stringify(detail)}::jsonb || jsonb_build_object('bodyId', b.id)) n(id)`.execute(
    tx,
  );
  return rows[0]?.told ?? 0;
}
