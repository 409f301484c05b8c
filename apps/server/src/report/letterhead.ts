/** Heading, signature and recipients: what the form proposes, and what the officer filled in. */
import type { report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { type Letterhead, symbolFor } from '@binhdang/vanban';
import { sql } from 'kysely';
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

interface Row {
  name: string;
  short_name: string | null;
  symbol: string | null;
  kind: string;
  superior: string | null;
  place: string | null;
  signers: { name: string; title: string | null }[];
}

export interface Signer {
  readonly name: string;
  readonly title: string | null;
  readonly authority: string[];
}

/** What the form begins with, from what is known of the body that writes. */
export async function proposeLetterhead(
  tx: Transaction,
  planId: string,
  bodyId: string,
  kind: report.ComposedKind,
  today: CivilDate,
): Promise<{ letterhead: Form; signers: Signer[] }> {
  const { rows } = await sql<Row>`
    select n.name, n.short_name, n.symbol, b.kind, d.place,
           (select coalesce(s.short_name, s.name) from body_edge e join body a on a.id = e.parent_id and a.level = b.level
              join body_name s on s.body_id = a.id
             where e.child_id = b.id and e.valid_from <= ${today}::date and (e.valid_to is null or e.valid_to > ${today}::date)
             order by (s.valid_from <= ${today}::date) desc, abs(s.valid_from - ${today}::date) limit 1) as superior,
           (select coalesce(jsonb_agg(jsonb_build_object('name', x.full_name, 'title', x.job_title)), '[]')
              from people_of_body(b.id) x where x.role = 'leader') as signers
      from body b
      join lateral (select name, short_name, symbol from body_name where body_id = b.id
                     order by (valid_from <= ${today}::date) desc, abs(valid_from - ${today}::date) limit 1) n on true,
           plan p join document d on d.id = p.document_id
     where b.id = ${bodyId} and p.id = ${planId}`.execute(tx);
  const row = rows[0];
  const name = row?.name ?? '';
  const code = row?.symbol ?? initials(name);
  const codes = { progress_report: 'BC', urging_letter: 'CV', assignment_extract: 'TB' } as const;
  return {
    letterhead: {
      superior: row?.superior ?? '',
      issuer: name,
      symbol: symbolFor(codes[kind], code),
      place: row?.place ?? '',
      authority: chiefOf(row?.kind ?? ''),
      signer: '',
      recipients: [`Lãnh đạo ${row?.short_name ?? name}`],
      file: 'VT',
    },
    signers: (row?.signers ?? []).map((one) => ({
      ...one,
      authority: authorityOf(row?.kind ?? '', one.title),
    })),
  };
}

/** The post of the head of such a body, with the collective it speaks for. */
function chiefOf(kind: string): string[] {
  switch (kind) {
    case 'provincial_peoples_committee':
    case 'district':
    case 'district_city':
    case 'commune':
    case 'ward':
    case 'township':
      return ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'];
    case 'department':
    case 'police':
      return ['GIÁM ĐỐC'];
    case 'office':
      return ['CHÁNH VĂN PHÒNG'];
    case 'front':
    case 'mass_organisation':
    case 'social_organisation':
      return ['TM. BAN THƯỜNG VỤ', 'CHỦ TỊCH'];
    default:
      return ['THỦ TRƯỞNG CƠ QUAN'];
  }
}

/** In which form a leader signs: a deputy for the head ("KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"), under the same collective. */
export function authorityOf(kind: string, title: string | null): string[] {
  const head = chiefOf(kind);
  const post = head.at(-1) ?? '';
  if (!/^phó(?=\s)/iu.test(title ?? '')) return head;
  // The standing committee of an association speaks through its deputy as through its head.
  const standing = head[0] === 'TM. BAN THƯỜNG VỤ';
  return [...head.slice(0, -1), ...(standing ? [] : [`KT. ${post}`]), `PHÓ ${post}`];
}

/** A stand-in for a body without a code of its own: "Sở Nội vụ" gives "SNV". */
function initials(name: string): string {
  return name
    .split(/[\s-]+/u)
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('');
}
