import { report, type Words } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { refuse } from '../platform/refusal.ts';
import { signingOf } from './signing.ts';
import { type DocumentSubject, findDocument } from './subject.ts';

const SENT = {
  vi: 'Công văn này đã gửi kèm một lần đôn đốc nên được giữ lại.',
  en: 'This letter was sent with an urge and is kept.',
};

const NUMBERED = {
  vi: 'Văn bản đã có số hoặc ngày nên không bỏ được. Nếu điền nhầm, hãy bỏ số và ngày ở mục Số, ngày, người ký rồi làm lại.',
  en: 'The document has a number or a date and is kept. If that was a mistake, take number and date out first.',
};

/** Why a document may not be taken away; undefined for a draft that nobody outside has got. */
export function whyKept({ model, sent }: Pick<DocumentSubject, 'model' | 'sent'>): Words | undefined {
  if (sent) return SENT;
  const { number, date } = signingOf(model).signing;
  return number === null && date === null ? undefined : NUMBERED;
}

/** Takes away a draft composed in vain. Nothing else hangs on it: its figures are those of the records. */
export const discardDocument = action(report.discardDocument, {
  permission: 'document.edit',
  subject: ({ tx, params }) => findDocument(tx, params.documentId),
  async run({ tx, query }, subject) {
    const detail = whyKept(subject);
    if (detail) refuse('wrong-state', { detail });
    const { rows } = await sql`
      delete from composed_document where id = ${subject.documentId} and version = ${query.version} returning id`.execute(
      tx,
    );
    if (rows.length === 0) refuse('edit-conflict', { current: { version: subject.version } });
  },
});
