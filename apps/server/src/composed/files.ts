/** The files of a composed document, written on a thread of their own. */
import { report } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { startDocumentWriter } from '@binhdang/vanban';
import { action } from '../platform/action.ts';
import type { Transaction } from '../platform/transaction.ts';
import { type DocumentSubject, findDocument } from './subject.ts';

/** One thread for the process: a report of a hundred pages must not hold up everybody else. */
const writer = startDocumentWriter();

const NAMES: Readonly<Record<report.ComposedKind, string>> = {
  progress_report: 'Báo cáo kết quả thực hiện',
  urging_letter: 'Công văn đôn đốc',
  assignment_extract: 'Thông báo nhiệm vụ',
};

/** Name of the file without its ending. */
export function fileName({
  kind,
  planNumber,
  asOf,
}: Pick<DocumentSubject, 'kind' | 'planNumber' | 'asOf'>): string {
  const plan = planNumber === null ? '' : ` ${planNumber.replace(/[/\\]/gu, '-')}`;
  return `${NAMES[kind]}${plan}, ${formatDate(asOf).replaceAll('/', '-')}`;
}

/** A composed document as it is now, for those who pass it on; undefined where row-level security shows none. */
export async function composedPdf(
  tx: Transaction,
  documentId: string,
): Promise<{ readonly bytes: Uint8Array; readonly name: string } | undefined> {
  const subject = await findDocument(tx, documentId);
  return subject && { bytes: await writer.write(subject.model, 'pdf'), name: `${fileName(subject)}.pdf` };
}

export const pdf = action(report.pdf, {
  permission: 'work.read',
  subject: ({ tx, params }) => findDocument(tx, params.documentId),
  run: async ({ query }, subject) => ({
    bytes: await writer.write(subject.model, 'pdf'),
    mediaType: 'application/pdf',
    name: `${fileName(subject)}.pdf`,
    inline: query.download !== true,
  }),
});

export const docx = action(report.docx, {
  permission: 'work.read',
  subject: ({ tx, params }) => findDocument(tx, params.documentId),
  run: async (_, subject) => ({
    bytes: await writer.write(subject.model, 'docx'),
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name: `${fileName(subject)}.docx`,
  }),
});
