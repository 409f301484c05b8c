/** `readDocument`: from the source text to the document, its tree and everything found in it. */
import type { SourceText } from '../source/source-text.ts';
import { bodyDrafts } from './body-drafts.ts';
import { findBodyNames } from './body-names.ts';
import { type BodyTable, bodyIndex } from './body-table.ts';
import { type FoundCitation, findCitations, findLaws, mergeCitations } from './citations.ts';
import type { Draft, Setting } from './draft.ts';
import { fold, joined } from './fold.ts';
import { type Heading, readHeading } from './heading.ts';
import { nothing } from './heading-marks.ts';
import { completeIssuer, inferIssuer } from './issuer.ts';
import { parseLabel } from './labels.ts';
import { type Line, readLines, type WorkingText, workingText } from './lines.ts';
import { movedBack } from './moved-back.ts';
import { composed } from './nfc.ts';
import { partition, plain } from './partition.ts';
import type { BoundBody, Citation, NodePart, ReadDocument, SectionPurpose, Signer, Span } from './schema.ts';
import { type Foot, readFoot } from './signature.ts';
import { joinTextTables } from './tables.ts';
import { divide, type Part } from './zones.ts';

export interface ReadOptions {
  /** Bodies and groups that names are led to; without it names come from their grammar alone. */
  readonly bodies?: BodyTable;
}

/**
 * Reads a directive document. Any string is accepted: what cannot be recognised becomes a
 * paragraph. Positions are UTF-16 code units of `source.text`.
 */
export function readDocument(source: SourceText, options: ReadOptions = {}): ReadDocument {
  const { source: nfc, back } = composed(source);
  const working = workingText(nfc);
  const lines = joinTextTables(readLines(working));
  const heading = readHeading(lines);
  const parts = divide(lines, heading);
  const drafts: Draft[] = [];
  const bodyStart = firstSectionStart(parts, working);
  const own = heading.number.span;
  const cited = allCitations(apart(working, lines, heading), bodyStart).filter(
    (one) => own === null || one.span.end <= own.start || one.span.start >= own.end,
  );
  const setting = makeSetting(working, heading, cited, options, nfc.format);
  for (const draft of headingDrafts(lines.slice(0, heading.end), heading)) drafts.push(draft);
  const feet: Foot[] = [];
  let addressees: string[] = [];
  let actors: BoundBody[] = [];
  let parent: Draft | null = null;
  for (const part of parts) {
    if (part.kind === 'foot') {
      const foot = readFoot(part.lines);
      feet.push(foot);
      for (const draft of footDrafts(foot, working)) drafts.push(draft);
    } else if (part.kind === 'annex') {
      parent = annexDraft(part.lines, working);
      drafts.push(parent);
      actors = [];
    } else {
      const made = bodyDrafts(part.lines, working, setting, parent, actors);
      for (const draft of made.drafts) drafts.push(draft);
      addressees = addressees.concat(made.addressees);
    }
  }
  const leadIn = drafts
    .filter((draft) => draft.part === 'lead-in' || draft.part === 'legal-basis')
    .map((draft) => draft.text);
  const nodes = partition(drafts, working);
  const place = heading.place.value;
  const issuer =
    heading.issuer.value === null
      ? inferIssuer(leadIn.slice(0, 8).join(' '), heading.symbol, place, working.text)
      : completeIssuer(heading.issuer, place, working.text);
  const title = heading.title.value === null ? announcedTitle(drafts, heading.kind.value) : heading.title;
  const read: ReadDocument = {
    document: headOf({ ...heading, issuer, title }, mainSigner(feet), addressees),
    citations: mergeCitations(cited, heading.number.value, lines[heading.end]?.start ?? 0, bodyStart).map(
      (one) => ownCitation(one, issuer.value),
    ),
    nodes,
    recipients: feet.find((foot) => foot.recipients.length > 0)?.recipients.map((one) => ({ ...one })) ?? [],
    source: {
      format: source.format,
      ...(source.encoding === undefined ? {} : { encoding: source.encoding }),
      length: source.text.length,
      remarks: [...source.remarks],
      endMark: /\.\s?\/\s?\.(?!\S*\p{L})/u.test(working.text),
      nationalName: heading.nationalName,
    },
  };
  return nfc === source ? read : movedBack(read, back, source.text.length);
}

function firstSectionStart(parts: readonly Part[], working: WorkingText): number {
  for (const part of parts) {
    if (part.kind !== 'body') continue;
    for (const line of part.lines) {
      const label = line.furniture ? undefined : parseLabel(line.text);
      if (label !== undefined && label.style !== 'dash') return line.start;
    }
    return part.lines.at(-1)?.end ?? working.text.length;
  }
  return working.text.length;
}

/** "Quyết định số 300/QĐ-UBND ngày 02/3/2018" without an issuer is, in a decision of a People's Committee, its own. */
function ownCitation(citation: Citation, issuer: string | null): Citation {
  const bare = citation.issuerInferred && citation.issuer === 'Ủy ban nhân dân';
  return bare && issuer !== null && /^Ủy ban nhân dân \p{L}/u.test(issuer)
    ? { ...citation, issuer }
    : citation;
}

/** The text with the lines of the heading cut off from each other: a citation that ends the title takes nothing from the text below it. */
function apart(working: WorkingText, lines: readonly Line[], heading: Heading): WorkingText {
  const title = new Set(heading.titleLines);
  let { text, folded } = working;
  for (let i = 0; i < Math.min(heading.end, lines.length - 1); i += 1) {
    const from = lines[i]?.end ?? 0;
    const to = lines[i + 1]?.start ?? from;
    if (to <= from || (title.has(i) && title.has(i + 1))) continue;
    text = text.slice(0, from) + NOTHING.repeat(to - from) + text.slice(to);
    folded = folded.slice(0, from) + NOTHING.repeat(to - from) + folded.slice(to);
  }
  return { ...working, text, folded };
}

// A character that no pattern knows.
const NOTHING = '\ue000';

function allCitations(working: WorkingText, bodyStart: number): FoundCitation[] {
  const numbered = findCitations(working.text, working.folded, 0);
  const laws = findLaws(working.text.slice(0, bodyStart), working.folded.slice(0, bodyStart), 0);
  return [...numbered, ...laws].sort((a, b) => a.span.start - b.span.start);
}

const SECTIONED = /^(?:kế hoạch|chương trình|đề án|phương án|hướng dẫn|báo cáo|nghị quyết|dự án|quy chế)/u;
const REPORTS = /^(?:báo cáo|tờ trình|biên bản)/u;

function makeSetting(
  working: WorkingText,
  heading: Heading,
  cited: readonly FoundCitation[],
  options: ReadOptions,
  format: string,
): Setting {
  const issued = heading.date.value;
  const kind = fold(heading.kind.value ?? '');
  const index = options.bodies === undefined ? undefined : bodyIndex(options.bodies, issued);
  const purpose: SectionPurpose = REPORTS.test(kind) ? 'situation' : 'other';
  return {
    working,
    year: { planYear: yearOfTitle(heading.title.value), issued },
    masked: disjoint(cited.map((one) => one.span)),
    index,
    find: index === undefined ? findBodyNames : (text, folded) => index.find(text, folded),
    purpose,
    sectioned: SECTIONED.test(kind) || (kind === '' && format !== 'pdf'),
  };
}

/** Where the heading has no title: what the lead-in announces ("... ban hành Kế hoạch thực hiện X, cụ thể như sau:"). */
function announcedTitle(drafts: readonly Draft[], kind: string | null): Heading['title'] {
  if (kind === null || kind === 'Công văn') return nothing;
  const announces = new RegExp(
    `(?:ban hành|xây dựng|triển khai|đề ra)\\s+(?:${fold(kind)})\\s+(.{12,300}?)(?:,?\\s+(?:cụ thể|với các nội dung|với những nội dung|nội dung|gồm)[^:]{0,40})?(?:,?\\s+(?:cụ thể )?như sau)?\\s*[:.]?$`,
    'u',
  );
  for (const draft of drafts) {
    if (draft.part !== 'lead-in') continue;
    const words = announces.exec(fold(draft.text))?.[1];
    if (words === undefined) continue;
    const at = fold(draft.text).lastIndexOf(words);
    const value = draft.text.slice(at, at + words.length);
    return {
      value: value.charAt(0).toUpperCase() + value.slice(1),
      span: { start: draft.start, end: draft.end },
      confidence: 0.5,
    };
  }
  return nothing;
}

/** The one year the title speaks of ("năm 2022"); null for none, several or a span of years. */
function yearOfTitle(title: string | null): number | null {
  const years = new Set(
    [...fold(title ?? '').matchAll(/năm\s+(\d{4})(?!\s*-)/gu)].map((match) => Number(match[1])),
  );
  const [year] = years;
  return years.size === 1 && year !== undefined && !/giai đoạn|đến năm/u.test(fold(title ?? ''))
    ? year
    : null;
}

function disjoint(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start))
    if (span.start >= (out.at(-1)?.end ?? 0)) out.push(span);
  return out;
}

function headingDrafts(lines: readonly Line[], heading: Heading): Draft[] {
  const title = new Set(heading.titleLines);
  return lines.map((line, i) => {
    const part = line.furniture ? 'page-furniture' : title.has(i) ? 'title' : 'heading';
    return plain(line.start, line.end, joined(line.text), part, 0.95);
  });
}

function footDrafts(foot: Foot, working: WorkingText): Draft[] {
  return foot.pieces.map((piece) => {
    const part: NodePart = piece.part === 'other' ? 'text' : piece.part;
    return plain(
      piece.start,
      piece.end,
      joined(working.text.slice(piece.start, piece.end)),
      part,
      piece.part === 'other' ? 0.5 : 0.9,
    );
  });
}

function annexDraft(lines: readonly Line[], working: WorkingText): Draft {
  const first = lines[0];
  const last = lines.at(-1);
  const start = first?.start ?? 0;
  const end = last?.end ?? start;
  const label = first === undefined ? undefined : parseLabel(first.text);
  const text = joined(working.text.slice(start + (label?.style === 'annex' ? label.length : 0), end));
  return {
    ...plain(start, end, text, 'annex', 0.85),
    kind: 'section',
    label: label?.style === 'annex' ? label.raw : '',
    purpose: 'content',
  };
}

function mainSigner(feet: readonly Foot[]): Signer {
  const best =
    feet.find((foot) => foot.signer.name !== null) ??
    feet.find((foot) => foot.signer.post !== null) ??
    feet[0];
  return (
    best?.signer ?? {
      name: null,
      post: null,
      authority: null,
      forms: [],
      onBehalfOf: null,
      start: null,
      end: null,
      confidence: 0,
    }
  );
}

function headOf(heading: Heading, signer: Signer, addressees: string[]): ReadDocument['document'] {
  const evidence = (found: Heading['kind']) => ({
    value: found.value,
    start: found.span?.start ?? null,
    end: found.span?.end ?? null,
    confidence: found.confidence,
  });
  return {
    kind: heading.kind.value,
    number: heading.number.value,
    symbol: heading.symbol,
    date: heading.date.value,
    place: heading.place.value,
    issuer: heading.issuer.value,
    superior: heading.superior,
    title: heading.title.value,
    signer: { ...signer, forms: [...signer.forms] },
    addressees,
    evidence: {
      kind: evidence(heading.kind),
      number: evidence(heading.number),
      date: evidence(heading.date),
      place: evidence(heading.place),
      issuer: evidence(heading.issuer),
      title: evidence(heading.title),
    },
  };
}
