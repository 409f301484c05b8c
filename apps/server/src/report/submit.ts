import { randomBytes } from 'node:crypto';
import { type FieldError, report } from '@binhdang/contract';
import { missingParts, type Outline, partsOf, type ReportContent } from '@binhdang/domain/outline';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { found, Refusal, refuse } from '../platform/refusal.ts';
import { OFFICERS } from '../work/index.ts';
import { contextOf, materialNow } from './context.ts';
import { draftOf } from './save-draft.ts';
import { findReport, lockReport, type ReportSubject } from './subject.ts';
import { tellOfReport } from './tell-report.ts';
import { preparedTexts } from './view.ts';

/** Without letters and digits that are read for each other; three groups of four are typed from paper. */
const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** 60 random bits: nobody finds a report by trying codes. */
function verificationCode(): string {
  const letters = [...randomBytes(12)].map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length]);
  return [0, 4, 8].map((from) => letters.slice(from, from + 4).join('')).join('-');
}

/** Sends the draft: what was written and what is reckoned now is kept as it is, and the draft is gone. */
export const submitReport = action(report.submitReport, {
  permission: 'report.write',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, session, params, body, today }) {
    const subject = found(await lockReport(tx, params.reportId));
    const draft = await draftOf(tx, params.reportId);
    if (!draft)
      refuse('wrong-state', {
        detail: {
          vi: 'Báo cáo này đã gửi. Muốn sửa, hãy mở bản đính chính.',
          en: 'This report has been sent. To change it, open a correction.',
        },
      });
    if (draft.version !== body.version) refuse('edit-conflict', { current: draft });
    const context = await contextOf(tx, subject, today);
    const material = await materialNow(tx, subject, context, draft.inputs, today);
    const outline = context.outline.definition;
    const prepared = preparedTexts(outline, material, context.around);
    refuseIncomplete(outline, draft.content, prepared, subject, draft.changes);
    const number = subject.lastNumber + 1;
    const code = verificationCode();
    await sql`
      insert into report_version (id, report_id, number, content, reckoned, inputs, code, changes, submitted_by)
      values (${uuid()}, ${subject.id}, ${number}, ${JSON.stringify(draft.content)}, ${JSON.stringify(material)},
              ${draft.inputs === null ? null : JSON.stringify(draft.inputs)}, ${code}, ${draft.changes}, ${session.userId})`.execute(
      tx,
    );
    await sql`delete from report_draft where report_id = ${subject.id}`.execute(tx);
    await sql`update report set state = 'submitted', last_number = ${number},
                     first_sent_on = coalesce(first_sent_on, ${today}::date) where id = ${subject.id}`.execute(
      tx,
    );
    await tellOfReport(
      tx,
      subject,
      wasAccepted(subject) ? 'report.corrected' : 'report.submitted',
      [
        ...(subject.receiverBodyId === null ? [] : [{ bodyId: subject.receiverBodyId, roles: OFFICERS }]),
        { bodyId: subject.bodyId, roles: ['leader'] },
      ],
      today,
      { changes: draft.changes?.slice(0, 300) ?? null },
    );
    return { number, code };
  },
});

const wasAccepted = ({ state }: Pick<ReportSubject, 'state'>): boolean =>
  state === 'accepted' || state === 'locked';

/** All that is missing at once, each at its place. */
function refuseIncomplete(
  outline: Outline,
  content: ReportContent,
  prepared: ReadonlyMap<string, string>,
  subject: ReportSubject,
  changes: string | null,
): void {
  const errors: FieldError[] = missingParts(outline, content, prepared).map((code) => ({
    path: `content.narratives.${code}`,
    message: {
      vi: 'Phần này bắt buộc phải viết trước khi gửi.',
      en: 'This part must be written before sending.',
    },
  }));
  errors.push(...emptyCells(outline, content));
  if (wasAccepted(subject) && (changes ?? '').trim() === '')
    errors.push({
      path: 'changes',
      message: {
        vi: 'Hãy ghi rõ bản đính chính thay đổi gì và vì sao; cơ quan nhận sẽ đọc.',
        en: 'Please say what the correction changes and why; the receiver reads it.',
      },
    });
  if (errors.length > 0) throw new Refusal('invalid-input', { errors });
}

/** Cells of tables that people fill in, which a row must have. */
function emptyCells(outline: Outline, content: ReportContent): FieldError[] {
  return partsOf(outline).flatMap((part) => {
    if (part.type !== 'entry') return [];
    const needed = part.columns.filter((column) => 'required' in column && column.required === true);
    return (content.entries[part.code] ?? []).flatMap((row, at) =>
      needed
        .filter(({ code }) => row[code] === undefined || row[code] === null || row[code] === '')
        .map(({ code, name }) => ({
          path: `content.entries.${part.code}.${at}.${code}`,
          message: {
            vi: `Dòng ${at + 1} thiếu “${name.vi}”. Hãy điền, hoặc bỏ dòng này.`,
            en: `Row ${at + 1} lacks "${name.en}". Fill it in, or remove the row.`,
          },
        })),
    );
  });
}
