import { type BodyRef, report } from '@binhdang/contract';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { bodyRefs } from '../../org/index.ts';
import { action } from '../../platform/action.ts';
import { instantJson } from '../../platform/instant-json.ts';
import { refuse, refuseField } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { bodyRef, OFFICERS, personRef, tell } from '../../work/index.ts';
import { periodNameOf } from '../context.ts';
import { outlinesOn } from '../definitions.ts';
import { reachOf } from './reach.ts';

const MOST = 200;

/** Reports asked for once: those the own bodies asked for, and those asked of them. */
export const requests = action(report.requests, {
  permission: 'regime.read',
  async run({ tx, today }) {
    const { rows } = await sql<Omit<report.ReportRequest, 'bodies'> & { body_ids: string[] }>`
      select q.id, q.name, q.starts_on as "startsOn", q.ends_on as "endsOn", q.due_on as "dueOn", q.basis, q.body_ids,
             jsonb_build_object('code', q.outline, 'name',
               (select o.definition -> 'name' from report_definition o
                 where o.kind = 'outline' and o.code = q.outline order by o.number desc limit 1)) as outline,
             ${bodyRef(sql`q.receiver_body_id`, today)} as receiver, q.withdrawn, ${personRef(sql`q.asked_by`)} as "askedBy",
             ${instantJson(sql`q.asked_at`)} as "askedAt", q.version,
             not q.withdrawn and q.receiver_body_id = any (writing_bodies()) as "mayChange"
        from report_request q order by q.asked_at desc, q.id limit ${MOST}`.execute(tx);
    const names = await bodyRefs(
      tx,
      rows.flatMap(({ body_ids }) => body_ids),
      today,
    );
    return {
      items: rows.map(({ body_ids, ...row }) => ({
        ...row,
        bodies: body_ids.flatMap((id): BodyRef[] => [names.get(id) ?? []].flat()),
      })),
    };
  },
});

/** A body that oversees others asks them for a report once; they are told, and it stands in what they owe. */
export const askReport = action(report.askReport, {
  permission: 'regime.request',
  subject: async ({ body }) => ({ bodyId: body.receiverId }),
  async run({ tx, session, body, today }) {
    if (body.endsOn < body.startsOn)
      refuseField('endsOn', {
        vi: 'Ngày cuối phải sau ngày đầu.',
        en: 'The last day must not lie before the first.',
      });
    if (body.dueOn < today)
      refuseField('dueOn', {
        vi: 'Hạn gửi đã qua. Hãy chọn ngày từ hôm nay.',
        en: 'The last day is past. Choose one from today on.',
      });
    if (!(await outlinesOn(tx, today)).some(({ code }) => code === body.outline))
      refuseField('outline', {
        vi: 'Không có đề cương này. Hãy chọn lại.',
        en: 'There is no such outline. Please choose again.',
      });
    const { overseen } = await reachOf(tx);
    const strange = body.bodyIds.findIndex((id) => !overseen.has(id));
    if (strange >= 0)
      refuseField(`bodyIds.${strange}`, {
        vi: 'Chỉ yêu cầu được các cơ quan mà cơ quan bạn theo dõi.',
        en: 'Only bodies that your body oversees can be asked.',
      });
    const id = uuid();
    const asked = [...new Set(body.bodyIds)];
    await sql`
      insert into report_request (id, name, outline, starts_on, ends_on, due_on, basis, body_ids, receiver_body_id, asked_by)
      values (${id}, ${body.name}, ${body.outline}, ${body.startsOn}, ${body.endsOn}, ${body.dueOn}, ${body.basis},
              ${asked}::uuid[], ${body.receiverId}, ${session.userId})`.execute(tx);
    await tellRequest(tx, 'report.requested', { id, ...body }, asked, today);
    return { id };
  },
});

export const withdrawRequest = action(report.withdrawRequest, {
  permission: 'regime.request',
  subject: async ({ tx, params }) => {
    const { rows } = await sql<{ receiver: string }>`
      select receiver_body_id as receiver from report_request where id = ${params.requestId}`.execute(tx);
    return rows[0] && { bodyId: rows[0].receiver };
  },
  async run({ tx, params, today }) {
    const { rows } = await sql<Request & { bodies: string[] }>`
      update report_request set withdrawn = true where id = ${params.requestId} and not withdrawn
      returning id, name, starts_on as "startsOn", ends_on as "endsOn", receiver_body_id as "receiverId", body_ids as bodies`.execute(
      tx,
    );
    const row = rows[0];
    if (!row)
      refuse('wrong-state', {
        detail: { vi: 'Yêu cầu này đã được rút.', en: 'This request has been withdrawn already.' },
      });
    await tellRequest(tx, 'report.requestWithdrawn', row, row.bodies, today);
  },
});

interface Request {
  readonly id: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly receiverId: string;
}

async function tellRequest(
  tx: Transaction,
  kind: string,
  { id, name, startsOn, endsOn, receiverId }: Request,
  bodies: readonly string[],
  today: string,
): Promise<void> {
  const asking = (await bodyRefs(tx, [receiverId], today)).get(receiverId);
  const period = periodNameOf({ period: id, startsOn, endsOn }).vi;
  await tell(
    tx,
    bodies.map((bodyId) => ({
      bodyId,
      roles: OFFICERS,
      kind,
      objectKind: 'report' as const,
      objectId: id,
      detail: { body: asking?.name ?? null, report: name, period },
    })),
  );
}
