/** `readDocument`: from the source text to the document, its tree and everything found in it. */
import type { SourceText } from '../source/source-text.ts';
import { type Block, type Layout, makeBlocks, measureLayout } from './blocks.ts';
import { findBodyNames } from './body-names.ts';
import { type BodyTable, bodyIndex } from './body-table.ts';
import { type FoundCitation, findCitations, findLaws, mergeCitations } from './citations.ts';
import { capitalShare, fold, joined } from './fold.ts';
import { type Heading, inferIssuer, readHeading } from './heading.ts';
import { parseLabel } from './labels.ts';
import { type Line, readLines, type WorkingText, workingText } from './lines.ts';
import { composed } from './nfc.ts';
import { buildOutline, soundsClosing } from './outline.ts';
import { readRoles } from './roles.ts';
import type {
  BoundBody,
  NodePart,
  ReadDocument,
  ReadNode,
  Recipient,
  SectionPurpose,
  Signer,
  Span,
} from './schema.ts';
import { bindAll, type Draft, type Setting, settle } from './settle.ts';
import { type Foot, footBegins, readFoot } from './signature.ts';
import { joinTextTables } from './tables.ts';

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
  const cited = allCitations(working, bodyStart);
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
  const bare = heading.issuer.value === null || /^(?:Ủy ban|Hội đồng) nhân dân$/u.test(heading.issuer.value);
  const issuer = bare
    ? inferIssuer(leadIn.slice(0, 8).join(' '), heading.symbol, heading.place.value, working.text)
    : heading.issuer;
  const read: ReadDocument = {
    document: headOf({ ...heading, issuer }, mainSigner(feet), addressees),
    citations: mergeCitations(cited, heading.number.value, lines[heading.end]?.start ?? 0, bodyStart),
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

interface Part {
  readonly kind: 'body' | 'foot' | 'annex';
  readonly lines: Line[];
}

const ATTACHED =
  /^(?:kế hoạch|chương trình|đề án|quy chế|quy định|phương án|đề cương|danh mục|biểu|mẫu|bảng|phụ biểu|hướng dẫn|nội dung|khung|dự toán)(?!\p{L})/u;

/** Cuts the lines after the heading into bodies, feet and the headings of annexes. */
function divide(lines: readonly Line[], heading: Heading): Part[] {
  const parts: Part[] = [];
  let open: Part = { kind: 'body', lines: [] };
  parts.push(open);
  const start = (kind: Part['kind']) => {
    open = { kind, lines: [] };
    parts.push(open);
  };
  let ended = false;
  for (let i = heading.end; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined) continue;
    if (open.kind === 'annex' && !annexHeadingGoesOn(line, open.lines)) start('body');
    if (open.kind === 'body' && !line.furniture) {
      if (footBegins(line, ended)) start('foot');
      else if (open.lines.length > 3 && isAnnexHeading(line, lines[i + 1]) && announced(lines, i))
        start('annex');
    } else if (open.kind === 'foot' && !line.furniture) {
      if (isAnnexHeading(line, lines[i + 1])) start('annex');
      else if (line.table !== undefined || resumes(line, open.lines.length)) start('body');
    }
    open.lines.push(line);
    if (!line.furniture) ended = /\.\s?\/\s?\.?\s*\S{0,12}$/.test(line.text);
  }
  return parts.filter((part) => part.lines.length > 0);
}

function isAnnexHeading(line: Line, next: Line | undefined): boolean {
  if (line.table !== undefined || line.text.length > 160) return false;
  if (parseLabel(line.text)?.style === 'annex') return true;
  if (/^\(?(?:ban hành )?kèm theo (?:quyết định|kế hoạch|công văn|chỉ thị|thông báo)/u.test(line.folded))
    return /^\(/.test(line.text);
  if (capitalShare(line.text) < 0.9 || !ATTACHED.test(line.folded)) return false;
  return next !== undefined && parseLabel(line.text) === undefined;
}

/** In the middle of a text a heading in capitals is an annex only when it says so: "Phụ lục", "(Kèm theo ...)". */
function announced(lines: readonly Line[], at: number): boolean {
  const first = lines[at];
  if (first !== undefined && parseLabel(first.text)?.style === 'annex') return true;
  return lines.slice(at, at + 6).some((line) => /^\(?(?:ban hành )?kèm theo/u.test(line.folded));
}

function annexHeadingGoesOn(line: Line, before: readonly Line[]): boolean {
  if (line.table !== undefined || before.length > 10) return false;
  if (line.furniture) return true;
  if (/^\(?(?:ban hành )?kèm theo/u.test(line.folded)) return true;
  if (parseLabel(line.text) !== undefined) return false;
  const closed =
    before.some((one) => /^\(.*kèm theo/u.test(one.folded)) && /\)\s*$/.test(before.at(-1)?.text ?? '');
  if (/^\(.*kèm theo/u.test(before.at(-1)?.folded ?? '') && !/\)\s*$/.test(before.at(-1)?.text ?? ''))
    return true;
  if (closed) return false;
  if (capitalShare(line.text) > 0.9) return true;
  return (
    line.text.length < 160 && !/[.;:]$/.test(line.text) && !/^căn cứ/u.test(line.folded) && before.length < 5
  );
}

/** After the signature the text may go on: an attached plan without a heading of its own. */
function resumes(line: Line, footLines: number): boolean {
  const label = parseLabel(line.text);
  if (label === undefined || footLines < 3) return false;
  return (
    ['roman', 'part', 'chapter', 'article'].includes(label.style) &&
    label.ordinal === 1 &&
    line.text.length > label.length + 4
  );
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

function plain(start: number, end: number, text: string, part: NodePart, confidence = 0.9): Draft {
  return {
    start,
    end,
    parent: null,
    label: '',
    kind: 'paragraph',
    part,
    text,
    confidence,
    bodies: [],
    dates: [],
    targets: [],
    gaps: [],
  };
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

interface MadeBody {
  readonly drafts: Draft[];
  readonly addressees: string[];
}

function bodyDrafts(
  lines: readonly Line[],
  working: WorkingText,
  setting: Setting,
  parent: Draft | null,
  given: readonly BoundBody[],
): MadeBody {
  const layout: Layout = measureLayout(lines);
  const blocks = makeBlocks(lines, working, layout);
  const { lead, rest, closing } = separate(blocks, working, parent !== null);
  const addressees: string[] = [];
  const leadDrafts = lead.map((block) => leadDraft(block, working, setting, parent, addressees));
  const actors = [...given];
  for (const draft of leadDrafts)
    if (draft.part === 'lead-in')
      actors.push(...draft.bodies.filter((body) => body.role === 'lead' || body.role === 'request'));
  if (actors.length === 0) {
    for (const body of addressedBodies(leadDrafts, setting)) actors.push(body);
  }
  const inside =
    parent === null
      ? setting
      : {
          ...setting,
          purpose: setting.purpose === 'situation' ? setting.purpose : (parent.purpose ?? 'other'),
        };
  const bodyLine = (text: string, folded: string) => isBodyLine(text, folded, setting);
  const settled = settle(buildOutline(rest, working, bodyLine), inside, actors, parent);
  const ends = settle(
    closing.map((block) => ({ ...bare(block, working) })),
    { ...setting, purpose: 'scope' },
    [],
    parent,
  ).map((draft) => {
    draft.part = draft.part === 'page-furniture' ? 'page-furniture' : 'closing';
    return draft;
  });
  return { drafts: [...leadDrafts, ...settled, ...ends], addressees };
}

/** A letter that says "đề nghị" or "yêu cầu" without naming anybody speaks to those it is addressed to. */
function addressedBodies(lead: readonly Draft[], setting: Setting): BoundBody[] {
  const asks = lead
    .filter((draft) => draft.part === 'lead-in' || draft.part === 'text')
    .map((draft) => fold(draft.text));
  const request = asks.some((text) => /đề nghị|mời/u.test(text));
  if (!request && !asks.some((text) => /yêu cầu|giao/u.test(text))) return [];
  return lead
    .filter((draft) => draft.part === 'addressee' && !/điện\s*:$/iu.test(draft.text))
    .flatMap((draft) => bindAll(draft.start, draft.end, request ? 'request' : 'lead', setting));
}

function bare(block: Block, working: WorkingText) {
  const entries = buildOutline([{ ...block }], working, () => false);
  const entry = entries[0];
  return entry === undefined
    ? {
        block,
        style: 'none' as const,
        label: '',
        rank: 0,
        ordinal: 0,
        parent: null,
        children: [],
        start: block.start,
        wordsAt: block.start,
        end: block.end,
        folded: '',
      }
    : { ...entry, style: 'none' as const, label: '' };
}

/** True when a line says nothing but who: names of bodies, with "có trách nhiệm:" or a colon at most. */
function isBodyLine(text: string, folded: string, setting: Setting): boolean {
  const { subject } = readRoles(text, folded, setting.find);
  if (subject === undefined) return false;
  return /^[\s:.]*(?:(?:có trách nhiệm|chủ trì)?[^.;]{0,20}:)?\s*$/u.test(folded.slice(subject.end));
}

// "Kính gửi:", and of a telegram "CHỦ TỊCH ... ĐIỆN:".
const ADDRESS = /^kính gửi|^[^.;:]{0,80}\sđiện\s*:$/u;

/** Blocks before the first label, the labelled body, and the unlabelled end. */
function separate(
  blocks: readonly Block[],
  working: WorkingText,
  attached: boolean,
): { lead: Block[]; rest: Block[]; closing: Block[] } {
  const words = (block: Block) => working.folded.slice(block.start, block.end);
  let first = 0;
  let addressing = false;
  for (; first < blocks.length; first += 1) {
    const block = blocks[first];
    if (block === undefined) break;
    const folded = words(block);
    if (ADDRESS.test(folded)) addressing = true;
    else if (
      addressing &&
      (block.label?.style === 'dash' || block.label?.style === 'plus') &&
      block.end - block.start < 300
    )
      continue;
    else if (block.furniture) continue;
    else if (
      block.table !== undefined ||
      (block.label !== undefined && !(block.label.style === 'dash' && /^-\s*căn cứ/u.test(folded)))
    )
      break;
    else {
      addressing = addressing && /;$/.test(folded) && block.end - block.start < 200;
      if (isCapitalHeading(block, working) && !basisFollows(blocks, first, words)) break;
    }
  }
  const labelled = blocks.some(
    (block, i) =>
      i >= first &&
      (block.label !== undefined || block.table !== undefined || isCapitalHeading(block, working)),
  );
  if (!labelled) return unlabelled(blocks, words, attached);
  let last = blocks.length;
  while (last > first && mayClose(blocks[last - 1], words)) last -= 1;
  // The end begins with the first paragraph that sounds like one.
  let begin = last;
  while (begin < blocks.length) {
    const block = blocks[begin];
    if (
      block !== undefined &&
      !block.furniture &&
      (soundsClosing(words(block)) || /\.\s?\/\s?\./.test(words(block)))
    )
      break;
    begin += 1;
  }
  return { lead: blocks.slice(0, first), rest: blocks.slice(first, begin), closing: blocks.slice(begin) };
}

/** "HỘI ĐỒNG NHÂN DÂN TỈNH X", "KHÓA X, KỲ HỌP THỨ 12" stand before the legal bases and head nothing. */
function basisFollows(blocks: readonly Block[], at: number, words: (block: Block) => string): boolean {
  return blocks
    .slice(at + 1, at + 5)
    .some((block) => /^-?\s*(?:căn cứ|xét|theo đề nghị)/u.test(words(block)));
}

function mayClose(block: Block | undefined, words: (block: Block) => string): boolean {
  if (block === undefined) return false;
  if (block.furniture) return true;
  return block.label === undefined && block.table === undefined && words(block).length > 20;
}

function isCapitalHeading(block: Block, working: WorkingText): boolean {
  const text = working.text.slice(block.start, block.end);
  if (block.label !== undefined || block.furniture || text.length > 200 || text.length < 5) return false;
  if (
    /^(?:ủy ban nhân dân|chủ tịch|hội đồng nhân dân|giám đốc|bộ trưởng|ubnd|thủ tướng|ban )/u.test(
      fold(text),
    ) ||
    /:$/.test(text)
  )
    return false;
  return capitalShare(text) > 0.9 && !/[.;,]$/.test(text);
}

/** Letters without numbers: everything up to the lead-in stands before, paragraphs are the body. */
function unlabelled(
  blocks: readonly Block[],
  words: (block: Block) => string,
  attached: boolean,
): { lead: Block[]; rest: Block[]; closing: Block[] } {
  if (attached) return { lead: [], rest: [...blocks], closing: [] };
  let first = 0;
  while (first < blocks.length) {
    const block = blocks[first];
    if (
      block === undefined ||
      !(
        block.furniture ||
        /^(?:kính gửi|căn cứ|xét|theo đề nghị|thực hiện (?:quyết|nghị|kế|công|chỉ|chương|thông|văn))/u.test(
          words(block),
        )
      )
    )
      break;
    first += 1;
  }
  let begin = blocks.length;
  while (
    begin > first &&
    /^(?:trên đây|trong quá trình|nhận |quá trình)/u.test(
      words(blocks[begin - 1] ?? ({ ...blocks[0], start: 0, end: 0 } as Block)),
    )
  )
    begin -= 1;
  return { lead: blocks.slice(0, first), rest: blocks.slice(first, begin), closing: blocks.slice(begin) };
}

function leadDraft(
  block: Block,
  working: WorkingText,
  setting: Setting,
  parent: Draft | null,
  addressees: string[],
): Draft {
  const text = joined(working.text.slice(block.start, block.end));
  const folded = fold(text);
  const addressed = /^kính gửi\s*:?\s*/u.exec(folded);
  if (block.furniture) return { ...plain(block.start, block.end, text, 'page-furniture'), gaps: [] };
  if (
    addressed ||
    ((block.label?.style === 'dash' || block.label?.style === 'plus') && !/^-\s*căn cứ/u.test(folded))
  ) {
    const name = text
      .slice(addressed?.[0].length ?? block.label?.length ?? 0)
      .replace(/^[-+\s]+|[;.,\s]+$/g, '');
    if (name !== '') addressees.push(name);
    return { ...plain(block.start, block.end, text, 'addressee'), gaps: block.gaps };
  }
  if (ADDRESS.test(folded) || (capitalShare(text) > 0.9 && !/\.$/.test(text))) {
    return {
      ...plain(
        block.start,
        block.end,
        text,
        ADDRESS.test(folded) ? 'addressee' : /:$/.test(text) ? 'lead-in' : 'heading',
      ),
      parent,
    };
  }
  const basis = /^-?\s*(?:căn cứ|xét|theo đề nghị|theo nghị quyết|trên cơ sở)/u.test(folded);
  const leadIn = !basis && (/:$/.test(folded) || /(?:như sau|sau đây)[.:]?$/u.test(folded));
  const thisPart: NodePart =
    basis ||
    (!leadIn &&
      /^thực hiện (?:các )?(?:quyết định|nghị quyết|kế hoạch|công văn|chỉ thị|chương trình|thông)/u.test(
        folded,
      ))
      ? 'legal-basis'
      : leadIn
        ? 'lead-in'
        : 'text';
  const draft: Draft = { ...plain(block.start, block.end, text, thisPart), parent, gaps: block.gaps };
  if (thisPart === 'legal-basis') return draft;
  const entry = { ...bare(block, working) };
  const [settled] = settle([entry], { ...setting, purpose: 'other' }, [], parent);
  if (settled === undefined) return draft;
  if (settled.kind === 'task' && thisPart === 'lead-in') settled.kind = 'paragraph';
  if (settled.kind === 'paragraph') settled.part = thisPart;
  return settled;
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

/** Gives the drafts ids and spans that are disjoint, in order, and cover every character. */
function partition(drafts: readonly Draft[], working: WorkingText): ReadNode[] {
  const { length } = working.text;
  const pieces = drafts.flatMap((draft) => splitAtGaps(draft, working)).sort((a, b) => a.start - b.start);
  if (pieces.length === 0) {
    return length === 0
      ? []
      : [toNode(plain(0, length, joined(working.text), 'text', 0.3), 'n1', null, 0, length)];
  }
  const ids = new Map<Draft, string>();
  pieces.forEach((piece, i) => {
    ids.set(piece, `n${i + 1}`);
  });
  return pieces.map((piece, i) => {
    const parent = piece.parent === null ? null : (ids.get(piece.parent) ?? null);
    return toNode(piece, `n${i + 1}`, parent, i === 0 ? 0 : piece.start, pieces[i + 1]?.start ?? length);
  });
}

/** Furniture inside a paragraph becomes a node of its own, and what follows it a continuation. */
function splitAtGaps(draft: Draft, working: WorkingText): Draft[] {
  const out = [draft];
  for (const [i, gap] of draft.gaps.entries()) {
    out.push(plain(gap.start, gap.end, joined(working.text.slice(gap.start, gap.end)), 'page-furniture'));
    const next = draft.gaps[i + 1]?.start ?? draft.end;
    const from = nextWord(working.text, gap.end, next);
    if (from < next) {
      const text = joined(working.text.slice(from, next));
      out.push({ ...plain(from, next, text, 'continuation'), parent: draft });
    }
  }
  return out;
}

function nextWord(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}

function toNode(draft: Draft, id: string, parent: string | null, start: number, end: number): ReadNode {
  return {
    id,
    parent,
    label: draft.label,
    kind: draft.kind,
    ...(draft.part === undefined ? {} : { part: draft.part }),
    ...(draft.purpose === undefined ? {} : { purpose: draft.purpose }),
    text: draft.text,
    start,
    end,
    confidence: draft.confidence,
    bodies: draft.bodies,
    dates: draft.dates,
    targets: draft.targets,
    ...(draft.product === undefined ? {} : { product: draft.product }),
    ...(draft.rows === undefined ? {} : { rows: draft.rows }),
  };
}

/** All positions led back to a source that was not NFC. */
function movedBack(read: ReadDocument, back: (offset: number) => number, length: number): ReadDocument {
  const span = <T extends Span>(one: T): T => ({ ...one, start: back(one.start), end: back(one.end) });
  const loose = <T extends { start: number | null; end: number | null }>(one: T): T => ({
    ...one,
    start: one.start === null ? null : back(one.start),
    end: one.end === null ? null : back(one.end),
  });
  const { evidence } = read.document;
  return {
    ...read,
    document: {
      ...read.document,
      signer: loose(read.document.signer),
      evidence: {
        kind: loose(evidence.kind),
        number: loose(evidence.number),
        date: loose(evidence.date),
        place: loose(evidence.place),
        issuer: loose(evidence.issuer),
        title: loose(evidence.title),
      },
    },
    citations: read.citations.map((one) => ({ ...one, mentions: one.mentions.map(span) })),
    nodes: read.nodes.map((node) => ({
      ...span(node),
      bodies: node.bodies.map(span),
      dates: node.dates.map((date) => ({ ...date, span: span(date.span) })),
      targets: node.targets.map((target) => ({ ...target, span: span(target.span) })),
    })),
    recipients: read.recipients.map((one): Recipient => span(one)),
    source: { ...read.source, length },
  };
}
