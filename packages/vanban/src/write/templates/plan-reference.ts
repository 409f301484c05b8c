import type { DocumentHeading, DocumentSignature, OfficialDocument } from '../model.ts';
import { lowerFirst, shortDate, withoutEndMark } from '../wording.ts';

/** A document as another one names it. */
export interface DocumentReference {
  /** "Kế hoạch" */
  readonly kind: string;
  /** Number and symbol: "31/KH-UBND". */
  readonly number: string;
  /** Civil date. */
  readonly date: string;
  /** "Ủy ban nhân dân tỉnh" */
  readonly issuer: string;
  /** The subject: "Thực hiện công tác bình đẳng giới, vì sự tiến bộ của phụ nữ năm 2022". */
  readonly title: string;
}

/** Who writes the document and how it is closed; the same for every document an office sends. */
export interface Letterhead {
  readonly heading: DocumentHeading;
  readonly signature: DocumentSignature;
  /** Recipients besides the addressees. */
  readonly recipients: readonly string[];
  /** "VT, BĐG" */
  readonly file: string;
  readonly urgency?: OfficialDocument['urgency'];
  readonly sizes?: OfficialDocument['sizes'];
}

/** What a duty is to the body that has it. */
export type DutyRole = 'lead' | 'coordinate' | 'take-part' | 'requested';

export const ROLE_NAMES: Readonly<Record<DutyRole, string>> = {
  lead: 'Chủ trì',
  coordinate: 'Phối hợp',
  'take-part': 'Tham gia',
  requested: 'Đề nghị thực hiện',
};

/** "Kế hoạch số 31/KH-UBND ngày 11/3/2022 của Ủy ban nhân dân tỉnh thực hiện công tác ..." */
export function citeInFull(reference: DocumentReference): string {
  return `${cite(reference)} ${titleAsClause(reference.title)}`;
}

/** "Kế hoạch số 31/KH-UBND ngày 11/3/2022 của Ủy ban nhân dân tỉnh" */
export function cite(reference: DocumentReference): string {
  return `${citeShort(reference)} ngày ${shortDate(reference.date)} của ${reference.issuer}`;
}

/** "Kế hoạch số 31/KH-UBND" */
export function citeShort(reference: DocumentReference): string {
  return `${reference.kind} số ${reference.number}`;
}

/** A subject inside a sentence: "về ..." unless it already opens with a verb or "về". */
function titleAsClause(title: string): string {
  const clause = lowerFirst(withoutEndMark(title));
  return /^(?:về|thực hiện|triển khai|tổ chức|ban hành|phê duyệt|tăng cường|đẩy mạnh|quy định)(?=\s)/u.test(
    clause,
  )
    ? clause
    : `về ${clause}`;
}

/** The parts of a document that come from its letterhead. */
export function letterheadParts(
  letterhead: Letterhead,
): Pick<OfficialDocument, 'heading' | 'signature' | 'recipients' | 'urgency' | 'sizes'> {
  return {
    heading: letterhead.heading,
    signature: letterhead.signature,
    recipients: { to: [...letterhead.recipients], file: letterhead.file },
    ...(letterhead.urgency ? { urgency: letterhead.urgency } : {}),
    ...(letterhead.sizes ? { sizes: letterhead.sizes } : {}),
  };
}

/** "15/11/2022", the words of a rhythm ("Định kỳ 6 tháng"), or both. */
export function dueText(due: { readonly due?: string; readonly cadence?: string }): string {
  const text = shortDue({ ...due, ...(due.cadence === undefined ? {} : { rhythm: due.cadence }) });
  return text === '' ? 'Theo quy định' : text;
}

/** The same, and nothing where neither is said. */
export function shortDue({ due, rhythm }: { readonly due?: string; readonly rhythm?: string }): string {
  return [due ? shortDate(due) : '', rhythm ?? ''].filter((part) => part !== '').join('\n');
}
