import { report } from '@binhdang/contract';
import { type Outline, type PartOf, partsOf, type ReportContent } from '@binhdang/domain/outline';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { ReportInput } from './context.ts';
import { outlineById } from './definitions.ts';
import { findReport } from './subject.ts';

export interface Draft {
  readonly content: ReportContent;
  readonly inputs: readonly ReportInput[] | null;
  readonly changes: string | null;
  readonly version: number;
}

/** The draft, if there is one and the person may see it. */
export async function draftOf(tx: Transaction, reportId: string): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`
    select content, inputs, changes, version from report_draft where report_id = ${reportId}`.execute(tx);
  return rows[0];
}

/** Saves what people wrote; what the system reckons is not part of it. */
export const saveDraft = action(report.saveDraft, {
  permission: 'report.write',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, session, params, body }, subject) {
    const draft = await draftOf(tx, params.reportId);
    if (!draft)
      refuse('wrong-state', {
        detail: {
          vi: 'Báo cáo này đã gửi. Muốn sửa, hãy mở bản đính chính.',
          en: 'This report has been sent. To change it, open a correction.',
        },
      });
    if (draft.version !== body.version) refuse('edit-conflict', { current: draft });
    checkContent((await outlineById(tx, subject.outlineId)).definition, body.content);
    await sql`update report_draft set content = ${JSON.stringify(body.content)}, changes = ${body.changes},
                     changed_by = ${session.userId}, changed_at = present()
               where report_id = ${params.reportId}`.execute(tx);
    return { version: body.version + 1 };
  },
});

/** Refuses what does not belong to the outline, by the name of its place: a row or column that is not there. */
function checkContent(outline: Outline, { narratives, entries }: ReportContent): void {
  const parts = new Map(partsOf(outline).map((part) => [part.code, part]));
  for (const code of Object.keys(narratives))
    if (parts.get(code)?.type !== 'narrative') unknownPart(`content.narratives.${code}`);
  for (const [code, rows] of Object.entries(entries)) {
    const part = parts.get(code);
    if (part?.type !== 'entry') unknownPart(`content.entries.${code}`);
    else checkRows(part, rows, `content.entries.${code}`);
  }
}

function checkRows(part: PartOf<'entry'>, rows: ReportContent['entries'][string], path: string): void {
  if (rows.length > part.maxRows)
    refuseField(path, {
      vi: `Bảng này có nhiều nhất ${part.maxRows} dòng. Hãy bớt dòng.`,
      en: `This table has at most ${part.maxRows} rows. Please remove some.`,
    });
  const columns = new Set(part.columns.map(({ code }) => code));
  rows.forEach((row, at) => {
    for (const code of Object.keys(row)) if (!columns.has(code)) unknownPart(`${path}.${at}.${code}`);
  });
}

const unknownPart = (path: string): never =>
  refuseField(path, {
    vi: 'Đề cương không có phần này. Hãy tải lại trang.',
    en: 'The outline has no such part. Please load the page again.',
  });
