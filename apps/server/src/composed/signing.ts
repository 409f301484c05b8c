/** Number, date and signer of a composed document: open in the draft, filled in when it is signed and registered. */
import type { report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import type { OfficialDocument } from '@binhdang/vanban';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import type { DocumentSubject } from './subject.ts';

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const isFullDate = (date: string): boolean => date.length === '2022-03-11'.length;

/** As the screen shows it. A document with number and date is issued. */
export function signingOf({
  heading,
  signature,
}: OfficialDocument): Pick<report.ComposedDocument, 'number' | 'symbol' | 'signing' | 'issued'> {
  const number = heading.number ?? null;
  const date = isFullDate(heading.date) ? heading.date : null;
  return {
    number: number === null ? null : `${twoDigits(number)}/${heading.symbol}`,
    symbol: heading.symbol,
    signing: { number, date, authority: [...signature.authority], signer: signature.name ?? '' },
    issued: number !== null && date !== null,
  };
}

/** The document with these; a date taken out leaves the year of the figures open for the clerk. */
export function signed(
  model: OfficialDocument,
  { number, date, authority, signer }: report.Signing,
  asOf: CivilDate,
): OfficialDocument {
  const { number: _, ...heading } = model.heading;
  return {
    ...model,
    heading: { ...heading, ...(number === null ? {} : { number }), date: date ?? asOf.slice(0, 4) },
    signature: { authority: [...authority], ...(signer === '' ? {} : { name: signer }) },
  };
}

/** Tells those who oversee the plan that a progress report is issued; other kinds reach their readers in other ways. */
export async function tellIssued(
  tx: Transaction,
  subject: DocumentSubject,
  model: OfficialDocument,
  today: CivilDate,
): Promise<void> {
  if (subject.kind !== 'progress_report') return;
  const detail = {
    number: signingOf(model).number,
    body: model.heading.issuer.replace(/\s+/gu, ' '),
    plan: subject.planNumber ?? '',
    on: today,
  };
  const bodies = [...new Set([subject.plan.leadBodyId, subject.plan.issuerBodyId, subject.bodyId])];
  await sql`
    select count(*) from unnest(${bodies}::uuid[]) as b(id),
           notify_body(b.id, array['lead_officer', 'leader'], 'report.issued', 'composed_document',
                       ${subject.documentId}::uuid, ${JSON.stringify(detail)}::jsonb)`.execute(tx);
}
