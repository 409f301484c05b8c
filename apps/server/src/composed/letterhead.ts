/** Heading, signature and recipients: what the form proposes, and what the officer filled in. */
import type { report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { type Letterhead, symbolFor } from '@binhdang/vanban';
import { sql } from 'kysely';
import { letterheadOfBody, type Signer } from '../org/index.ts';
import type { PlanSubject } from '../plan/index.ts';
import type { Session, Transaction } from '../platform/transaction.ts';

type Form = report.Letterhead;

/** The document's letterhead. Number, day and month stay open: they are given after signing. */
export function letterheadOf(form: Form, asOf: CivilDate): Letterhead {
  return {
    heading: {
      ...(form.superior === '' ? {} : { superior: form.superior }),
      issuer: form.issuer,
      symbol: form.symbol,
      place: form.place,
      date: asOf.slice(0, 4),
    },
    signature: { authority: [...form.authority], ...(form.signer === '' ? {} : { name: form.signer }) },
    recipients: form.recipients,
    file: form.file,
  };
}

/**
 * For which of the person's bodies a document on the plan is drawn up: the lead body before the issuer, and those
 * before a body that the plan binds. Undefined if none may.
 */
export function writingBody(
  session: Session,
  { plan }: PlanSubject,
  kind: report.ComposedKind,
): string | undefined {
  const extract = kind === 'assignment_extract';
  const mine = new Set(
    session.actor.grants
      .filter(({ role }) => (extract ? role !== 'administrator' : role === 'lead_officer'))
      .map(({ bodyId }) => bodyId),
  );
  const may = [plan.leadBodyId, plan.issuerBodyId, ...(extract ? (plan.boundBodyIds ?? []) : [])];
  return may.find((body) => mine.has(body));
}

/** What the form begins with, from what is known of the body that writes. */
export async function proposeLetterhead(
  tx: Transaction,
  planId: string,
  bodyId: string,
  kind: report.ComposedKind,
  today: CivilDate,
): Promise<{ letterhead: Form; signers: Signer[] }> {
  const { issuer, shortName, code, superior, authority, signers } = await letterheadOfBody(tx, bodyId, today);
  const { rows } = await sql<{ place: string | null }>`
    select d.place from plan p join document d on d.id = p.document_id where p.id = ${planId}`.execute(tx);
  const codes = { progress_report: 'BC', urging_letter: 'CV', assignment_extract: 'TB' } as const;
  return {
    letterhead: {
      superior,
      issuer,
      symbol: symbolFor(codes[kind], code),
      place: rows[0]?.place ?? '',
      authority,
      signer: '',
      recipients: [`Lãnh đạo ${shortName}`],
      file: 'VT',
    },
    signers,
  };
}
