import { report } from '@binhdang/contract';
import { addDays, parsePeriodKey, periodLabel } from '@binhdang/domain';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { bodyRefs } from '../../org/index.ts';
import { action } from '../../platform/action.ts';
import { instantJson } from '../../platform/instant-json.ts';
import { found, refuse, refuseField } from '../../platform/refusal.ts';
import { bodyRef, OFFICERS, personRef, tell } from '../../work/index.ts';
import { dutiesOn } from '../definitions.ts';
import { owedReports } from '../owed.ts';
import { reachOf } from './reach.ts';

const MOST = 200;
/** How far around today something may be extended. */
const REACH_DAYS = 500;

type Row = Omit<report.ReportExtension, 'periodName'>;

export const extensions = action(report.extensions, {
  permission: 'regime.read',
  async run({ tx, query, today }) {
    const { rows } = await sql<Row>`
      select e.id, e.duty, ${bodyRef(sql`e.body_id`, today)} as body, e.period, e.until, e.reason,
             coalesce((select d.definition -> 'name' from report_definition d
                        where d.kind = 'duty' and d.code = e.duty order by d.number desc limit 1),
                      jsonb_build_object('vi', e.duty, 'en', e.duty)) as name,
             ${personRef(sql`e.asked_by`)} as "askedBy", ${instantJson(sql`e.asked_at`)} as "askedAt", e.verdict, e.remarks,
             case when e.decided_by is null then null else ${personRef(sql`e.decided_by`)} end as "decidedBy",
             e.verdict is null and e.receiver_body_id = any (writing_bodies()) as "mayDecide", e.version
        from report_extension e
       where ${query.open === 'true'} = false or e.verdict is null
       order by e.asked_at desc, e.id limit ${MOST}`.execute(tx);
    return {
      items: rows.map((row) => {
        const period = parsePeriodKey(row.period);
        const name = (language: 'vi' | 'en') => (period ? periodLabel(period, language) : row.period);
        return { ...row, periodName: { vi: name('vi'), en: name('en') } };
      }),
    };
  },
});

/** The body asks and the receiver decides; what the receiver gives by itself is granted at once. */
export const askExtension = action(report.askExtension, {
  permission: 'regime.read',
  async run({ tx, session, body, today, may, require }) {
    const duties = (await dutiesOn(tx, today)).filter(({ code }) => code === body.duty);
    const { own, overseen } = await reachOf(tx);
    if (!own.has(body.bodyId) && !overseen.has(body.bodyId)) refuse('not-found');
    const owed = await owedReports(tx, duties, {
      from: addDays(today, -REACH_DAYS),
      to: addDays(today, REACH_DAYS),
      only: new Set([body.bodyId]),
    });
    const one = owed.find(({ key }) => key === body.period);
    if (!one)
      return refuseField('period', {
        vi: 'Cơ quan này không phải gửi báo cáo này cho kỳ đã chọn.',
        en: 'This body does not owe this report for the period.',
      });
    if (body.until !== null && body.until <= one.dueOn)
      refuseField('until', {
        vi: 'Hạn mới phải sau hạn cũ.',
        en: 'The new last day must lie after the old one.',
      });
    const receives =
      one.receiverBodyId !== null && may('regime.decideExtension', { bodyId: one.receiverBodyId });
    const { rows } = await sql<{ writers: string[] }>`select reporters_of(${body.bodyId}) as writers`.execute(
      tx,
    );
    const reportFacts = {
      writerBodyIds: rows[0]?.writers ?? [],
      receiverBodyId: one.receiverBodyId,
      sent: false,
      overseerBodyIds: [],
    };
    if (!receives) require('regime.askExtension', { bodyId: body.bodyId, report: reportFacts });
    const id = uuid();
    await sql`
      insert into report_extension (id, duty, body_id, period, receiver_body_id, until, reason, asked_by, verdict, decided_by, decided_at)
      values (${id}, ${body.duty}, ${body.bodyId}, ${body.period}, ${one.receiverBodyId}, ${body.until}, ${body.reason},
              ${session.userId}, ${receives ? 'granted' : null}, ${receives ? session.userId : null},
              case when ${receives} then present() end)`.execute(tx);
    const names = await bodyRefs(tx, [body.bodyId], today);
    const told = receives ? reportFacts.writerBodyIds : [one.receiverBodyId ?? []].flat();
    await tell(
      tx,
      told.map((bodyId) => ({
        bodyId,
        roles: OFFICERS,
        kind: receives ? 'report.extensionDecided' : 'report.extensionAsked',
        objectKind: 'report' as const,
        objectId: id,
        detail: {
          body: names.get(body.bodyId)?.name ?? null,
          report: one.duty.definition.name.vi,
          period: periodLabel(one.period),
          until: body.until,
          verdict: receives ? 'granted' : null,
        },
      })),
    );
    return { id };
  },
});

export const decideExtension = action(report.decideExtension, {
  permission: 'regime.decideExtension',
  subject: async ({ tx, params }) => {
    const { rows } = await sql<{ receiver: string | null }>`
      select receiver_body_id as receiver from report_extension where id = ${params.extensionId}`.execute(tx);
    return rows[0] && { bodyId: rows[0].receiver ?? '' };
  },
  async run({ tx, session, params, body, today }) {
    const { rows } = await sql<{
      version: number;
      verdict: string | null;
      duty: string;
      bodyId: string;
      period: string;
      until: string | null;
    }>`select version, verdict, duty, body_id as "bodyId", period, until
         from report_extension where id = ${params.extensionId} for update`.execute(tx);
    const row = found(rows[0]);
    if (row.verdict !== null)
      refuse('wrong-state', {
        detail: { vi: 'Đề nghị này đã được quyết định.', en: 'This has been decided already.' },
      });
    if (row.version !== body.version) refuse('edit-conflict', { current: row });
    await sql`update report_extension set verdict = ${body.verdict}, remarks = ${body.remarks},
                     decided_by = ${session.userId}, decided_at = present() where id = ${params.extensionId}`.execute(
      tx,
    );
    const period = parsePeriodKey(row.period);
    const duty = (await dutiesOn(tx, today)).find(({ code }) => code === row.duty);
    const { rows: writers } = await sql<{
      id: string;
    }>`select unnest(reporters_of(${row.bodyId})) as id`.execute(tx);
    await tell(
      tx,
      writers.map(({ id }) => ({
        bodyId: id,
        roles: OFFICERS,
        kind: 'report.extensionDecided',
        objectKind: 'report' as const,
        objectId: params.extensionId,
        detail: {
          report: duty?.definition.name.vi ?? row.duty,
          period: period ? periodLabel(period) : row.period,
          until: row.until,
          verdict: body.verdict,
        },
      })),
    );
  },
});
