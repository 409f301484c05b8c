import { report } from '@binhdang/contract';
import { partsOf } from '@binhdang/domain/outline';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import { found, refuse, refuseField } from '../platform/refusal.ts';
import { personRef } from '../work/index.ts';
import { outlineById } from './definitions.ts';
import { findReport } from './subject.ts';

export const remarks = action(report.remarks, {
  permission: 'report.read',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, params }) {
    const { rows } = await sql<report.ReportRemark>`
      select m.id, v.number, m.part, m.cell, m.words, ${personRef(sql`m.made_by`)} as "madeBy",
             ${instantJson(sql`m.made_at`)} as "madeAt", ${instantJson(sql`m.settled_at`)} as "settledAt", m.version
        from report_remark m join report_version v on v.id = m.version_id
       where v.report_id = ${params.reportId} order by m.made_at, m.id`.execute(tx);
    return { items: rows };
  },
});

/** The receiver remarks on a part or a cell of what waits to be checked. */
export const addRemark = action(report.addRemark, {
  permission: 'report.judge',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, session, params, body }, subject) {
    if (subject.state !== 'submitted' && subject.state !== 'accepted')
      refuse('wrong-state', {
        detail: {
          vi: 'Báo cáo không chờ kiểm tra nên không nhận xét được.',
          en: 'The report does not wait to be checked, so there is nothing to remark on.',
        },
      });
    const { definition } = await outlineById(tx, subject.outlineId);
    if (!partsOf(definition).some(({ code }) => code === body.part))
      refuseField('part', {
        vi: 'Đề cương không có phần này. Hãy tải lại trang.',
        en: 'The outline has no such part. Please load the page again.',
      });
    const id = uuid();
    await sql`
      insert into report_remark (id, version_id, part, cell, words, made_by)
      select ${id}, v.id, ${body.part}, ${body.cell}, ${body.words}, ${session.userId} from report_version v
       where v.report_id = ${params.reportId} and v.number = ${subject.lastNumber}`.execute(tx);
    return { id };
  },
});

/** The body says that it has dealt with a remark. */
export const settleRemark = action(report.settleRemark, {
  permission: 'report.write',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, params }) {
    const { rows } = await sql`
      update report_remark m set settled_at = coalesce(m.settled_at, present()) from report_version v
       where v.id = m.version_id and v.report_id = ${params.reportId} and m.id = ${params.remarkId}
      returning m.id`.execute(tx);
    found(rows[0]);
  },
});
