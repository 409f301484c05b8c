import { balancedLines } from './balanced-lines.ts';
import { DECREE30, type SizeSet } from './decree30.ts';
import { type Face, textWidth } from './font-metrics.ts';
import { DOCUMENT_KINDS } from './kinds.ts';
import type { CheckedDocument } from './model.ts';
import { capitals, cleanText, longDate, numberAndSymbol } from './wording.ts';

/** The head of the first page: two columns, each centred, with their rules; lengths in millimetres. */
export interface ComposedHeading {
  readonly leftWidth: number;
  readonly rightWidth: number;
  readonly superior: readonly string[];
  readonly issuer: readonly string[];
  readonly issuerRule: number;
  readonly number: string;
  /** "V/v ..." of an official letter. */
  readonly subject: readonly string[];
  readonly urgency?: { readonly label: string; readonly width: number; readonly height: number };
  readonly nationalName: string;
  readonly motto: string;
  readonly mottoRule: number;
  readonly placeDate: string;
}

/** Kind and subject in the middle; empty for an official letter. */
export interface ComposedTitle {
  readonly kind: string;
  readonly lines: readonly string[];
  readonly rule: number;
}

/** @param textRoom millimetres between the margins */
export function composeHeading(doc: CheckedDocument, sizes: SizeSet, textRoom: number): ComposedHeading {
  const { heading } = doc;
  const rightWidth =
    textWidth(DECREE30.nationalName, sizes.nationalName.value, 'bold') + DECREE30.headingSlack.value;
  const leftWidth = textRoom + 2 * DECREE30.headingOverhang.value - rightWidth;
  const issuer = nameLines(heading.issuer, leftWidth - 1, sizes.issuer.value, 'bold');
  return {
    leftWidth,
    rightWidth,
    superior:
      heading.superior === undefined
        ? []
        : nameLines(heading.superior, leftWidth - 1, sizes.issuer.value, 'regular'),
    issuer,
    issuerRule: shortRule(issuer, sizes.issuer.value, leftWidth),
    number: `Số: ${numberAndSymbol(heading.number, cleanText(heading.symbol))}`,
    subject:
      doc.kind === 'CV'
        ? subjectLines(`V/v ${doc.title}`, leftWidth - 4, sizes.letterSubject.value, 'regular')
        : [],
    ...(doc.urgency ? { urgency: DECREE30.urgencyBox[doc.urgency] } : {}),
    nationalName: DECREE30.nationalName,
    motto: DECREE30.motto,
    mottoRule: textWidth(DECREE30.motto, sizes.motto.value, 'bold') * DECREE30.mottoRule.value,
    placeDate: `${oneLine(heading.place)}, ${longDate(heading.date)}`,
  };
}

export function composeTitle(doc: CheckedDocument, sizes: SizeSet, textRoom: number): ComposedTitle {
  if (doc.kind === 'CV') return { kind: '', lines: [], rule: 0 };
  const size = sizes.kind.value;
  const lines = subjectLines(doc.title, textRoom * DECREE30.subjectWidth.value, size, 'bold');
  return { kind: capitals(DOCUMENT_KINDS[doc.kind]), lines, rule: shortRule(lines, size, textRoom) };
}

/** "(Kèm theo Báo cáo số .../BC-... ngày ... của ...)" under the title of an annex. */
export function annexReference(doc: CheckedDocument): string {
  const { number, symbol, date, issuer } = doc.heading;
  const kind = DOCUMENT_KINDS[doc.kind];
  return `(Kèm theo ${kind} số ${numberAndSymbol(number, cleanText(symbol))} ${longDate(date)} của ${oneLine(issuer)})`;
}

export function oneLine(text: string): string {
  return cleanText(text).replace(/\n+/g, ' ').trim();
}

/** A line break in a subject is the caller's wish where to break it. */
function subjectLines(subject: string, width: number, size: number, face: Face): string[] {
  return wishedLines(subject).flatMap((line) => balancedLines(line, width, size, face));
}

/** A name that would fill its column to the edge looks better on two lines. */
const FULL_COLUMN = 0.94;

/** The name of a body in capitals, in lines of about one length. */
export function nameLines(name: string, width: number, size: number, face: Face): string[] {
  const wished = wishedLines(capitals(name));
  return wished.flatMap((line) => {
    const length = textWidth(line, size, face);
    const tight = wished.length === 1 && length <= width && length > width * FULL_COLUMN;
    return balancedLines(line, tight ? length - 0.1 : width, size, face);
  });
}

function wishedLines(text: string): string[] {
  return cleanText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function shortRule(lines: readonly string[], size: number, room: number): number {
  const longest = Math.max(0, ...lines.map((line) => textWidth(line, size, 'bold')));
  return Math.min(longest, room) * DECREE30.shortRule.value;
}
