/** Opening a campaign, and whom it asks. */
import { type BodyOf, campaign as contract } from '@binhdang/contract';
import { type CivilDate, expandGroup, OrgTree } from '@binhdang/domain';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { bodyRefs, loadOrg } from '../org/index.ts';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { SHIPPED } from './catalog.ts';
import { shownDay, tellBodies } from './tell.ts';

type Whom = BodyOf<typeof contract.preview>;

/** Bodies that a choice stands for on the day, each once. */
export async function chosenBodies(
  tx: Transaction,
  { kinds, groupIds, bodyIds }: Whom,
  on: CivilDate,
): Promise<string[]> {
  if (kinds.length + groupIds.length + bodyIds.length === 0) return [];
  const org = await loadOrg(tx);
  const tree = new OrgTree(org, on);
  const groups = org.groups.filter(({ id }) => groupIds.includes(id));
  const single = bodyIds.filter((id) => tree.has(id));
  if (groups.length < new Set(groupIds).size || single.length < bodyIds.length)
    refuseField('whom', {
      vi: 'Có cơ quan hoặc nhóm không còn tồn tại. Hãy chọn lại.',
      en: 'A body or group does not exist any more. Please choose again.',
    });
  const ofKinds = tree.bodies().filter(({ kind }) => kinds.includes(kind));
  return [
    ...new Set([
      ...ofKinds.map(({ id }) => id),
      ...groups.flatMap((group) => expandGroup(group, tree)),
      ...single,
    ]),
  ];
}

export const preview = action(contract.preview, {
  permission: 'campaign.manage',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, body, today }) {
    const ids = await chosenBodies(tx, body, today);
    return { bodies: sorted([...(await bodyRefs(tx, ids, today)).values()]) };
  },
});

export const sorted = <T extends { readonly name: string }>(refs: readonly T[]): T[] =>
  refs.toSorted((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }));

export const open = action(contract.open, {
  permission: 'campaign.manage',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, session, params: { planId }, body, today }, { plan, status }) {
    if (!plan.published || status !== 'published') refuse('wrong-state', { detail: NOT_IN_FORCE });
    if (body.dueOn < today) refuseField('dueOn', PAST);
    if (body.to < body.from || body.to - body.from > 40) refuseField('to', YEARS);
    const bodies = await chosenBodies(tx, body.whom, today);
    if (bodies.length === 0) refuseField('whom', NOBODY);
    const id = uuid();
    await tx
      .insertInto('campaign')
      .values({
        id,
        plan_id: planId,
        name: body.name,
        basis: body.basis,
        request: body.request,
        year_from: body.from,
        year_to: body.to,
        due_on: body.dueOn,
        definition: JSON.stringify(SHIPPED),
        opened_by: session.userId,
      })
      .execute();
    await askBodies(tx, id, planId, bodies);
    const told = await tellBodies(tx, bodies, 'campaign.asked', id, {
      name: body.name,
      day: shownDay(body.dueOn),
    });
    return { id, bodies: bodies.length, told };
  },
});

const NOT_IN_FORCE = {
  vi: 'Kế hoạch chưa ban hành trên hệ thống hoặc đã kết thúc.',
  en: 'The plan is not published here, or is closed.',
};
export const PAST = { vi: 'Hạn gửi không được trước hôm nay.', en: 'The day may not lie before today.' };
const YEARS = {
  vi: 'Năm cuối phải từ năm đầu trở đi, nhiều nhất 40 năm.',
  en: 'The last year may not lie before the first; at most 40 years.',
};
const NOBODY = {
  vi: 'Hãy chọn ít nhất một cơ quan, theo loại, theo nhóm hoặc từng cơ quan.',
  en: 'Choose at least one body: by kind, by group or singly.',
};

export async function askBodies(
  tx: Transaction,
  campaignId: string,
  planId: string,
  bodies: readonly string[],
): Promise<string[]> {
  const asked = bodies.map((body_id) => ({ id: uuid(), body_id }));
  const { rows } = await sql<{ body_id: string }>`
    insert into campaign_body (id, campaign_id, plan_id, body_id)
    select n.id, ${campaignId}::uuid, ${planId}::uuid, n.body_id
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) n(id uuid, body_id uuid)
    on conflict (campaign_id, body_id) do nothing returning body_id`.execute(tx);
  return rows.map(({ body_id }) => body_id);
}
