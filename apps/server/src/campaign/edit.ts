import { campaign as contract } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import { askBodies, chosenBodies, PAST } from './open.ts';
import { findCampaign, findContribution } from './subject.ts';
import { shownDay, tellBodies } from './tell.ts';

/** Name, basis, due day; more bodies; closing. Bodies are told when they are asked and when the day is moved. */
export const edit = action(contract.edit, {
  permission: 'campaign.manage',
  subject: ({ tx, params }) => findCampaign(tx, params.campaignId),
  async run({ tx, params: { campaignId }, body, today }, subject) {
    if (body.dueOn !== subject.dueOn && body.dueOn < today) refuseField('dueOn', PAST);
    const saved = await tx
      .updateTable('campaign')
      .set({
        name: body.name,
        basis: body.basis,
        request: body.request,
        due_on: body.dueOn,
        closed: body.closed,
      })
      .where('id', '=', campaignId)
      .where('version', '=', body.version)
      .returning('version')
      .executeTakeFirst();
    if (!saved) {
      const current = await tx
        .selectFrom('campaign')
        .select(['name', 'basis', 'request', 'due_on as dueOn', 'closed', 'version'])
        .where('id', '=', campaignId)
        .executeTakeFirst();
      refuse('edit-conflict', { current });
    }
    const asked = await askBodies(tx, campaignId, subject.planId, await chosenBodies(tx, body.more, today));
    const detail = { name: body.name, day: shownDay(body.dueOn) };
    await tellBodies(tx, asked, 'campaign.asked', campaignId, detail);
    if (body.dueOn !== subject.dueOn) {
      const { rows } = await sql<{ body_id: string }>`
        select body_id from campaign_body
         where campaign_id = ${campaignId} and state in ('asked', 'draft', 'returned') and not body_id = any (${asked}::uuid[])`.execute(
        tx,
      );
      await tellBodies(
        tx,
        rows.map(({ body_id }) => body_id),
        'campaign.moved',
        campaignId,
        detail,
      );
    }
    return { version: saved.version, asked: asked.length };
  },
});

/** A body that has entered nothing is asked no more. */
export const dismiss = action(contract.dismiss, {
  permission: 'campaign.manage',
  subject: ({ tx, params }) => findContribution(tx, params),
  async run({ tx }, { id }) {
    const gone = await tx
      .deleteFrom('campaign_body')
      .where('id', '=', id)
      .where('state', '=', 'asked')
      .returning('id')
      .executeTakeFirst();
    if (!gone)
      refuse('wrong-state', {
        detail: {
          vi: 'Cơ quan này đã bắt đầu nhập nên không bỏ ra khỏi đợt được.',
          en: 'This body has begun to enter its contribution and stays.',
        },
      });
  },
});
