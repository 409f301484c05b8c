/** One body of a document as drafts: what stands before the first number, the numbered tree, the closing words. */

import { bindAll } from './bind.ts';
import { type Block, type Layout, makeBlocks, measureLayout } from './blocks.ts';
import type { Draft, Setting } from './draft.ts';
import { capitalShare, fold, joined } from './fold.ts';
import type { Line, WorkingText } from './lines.ts';
import { buildOutline } from './outline.ts';
import { plain } from './partition.ts';
import { beginsWithVerb, soundsClosing } from './purposes.ts';
import { readRoles } from './roles.ts';
import type { BoundBody, NodePart } from './schema.ts';
import { asksByDay, settle } from './settle.ts';

export interface MadeBody {
  readonly drafts: Draft[];
  readonly addressees: string[];
}

export function bodyDrafts(
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
  ).map((draft) => closed(draft, actors, settled));
  return { drafts: [...leadDrafts, ...settled, ...ends], addressees };
}

// "Giao Sở X theo dõi, đôn đốc ...": a duty of one body, not the general call to carry the plan out.
const ORDERS =
  /^(?:giao (?!các|thủ)|(?!yêu cầu|đề nghị)[^,.;]{0,80}\s(?:có trách nhiệm|chịu trách nhiệm|chủ trì)(?: chủ trì)?,?\s*(?:theo dõi|đôn đốc|kiểm tra|hướng dẫn|tổng hợp|tham mưu|phối hợp))/u;

/** The closing words; a day by which they want something makes them a duty. */
function closed(draft: Draft, actors: readonly BoundBody[], settled: readonly Draft[]): Draft {
  if (draft.part === 'page-furniture') return draft;
  const bodies =
    draft.bodies.length > 0 ? draft.bodies : actors.map((body) => ({ ...body, inherited: true }));
  const orders =
    draft.bodies.some((body) => body.role === 'lead' && !body.group) && ORDERS.test(fold(draft.text));
  if (orders) {
    const last = settled.findLast((one) => one.kind === 'section');
    const { part: _part, ...task } = draft;
    return { ...task, kind: 'task', parent: last ?? draft.parent };
  }
  if (bodies.length > 0 && asksByDay(draft)) {
    draft.kind = 'task';
    draft.bodies = bodies;
    delete draft.part;
  } else draft.part = 'closing';
  return draft;
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
      ((soundsClosing(words(block)) && !isAnnounced(block, blocks[begin - 1], words)) ||
        (ENDED.test(words(block)) && !isDuty(block, blocks[begin - 1], words)))
    )
      break;
    begin += 1;
  }
  return {
    lead: blocks.slice(0, first),
    rest: blocks.slice(first, begin),
    closing: blocks.slice(begin),
  };
}

/** The last paragraph of the text may be what the heading before it announces: "5. UBND các xã" / "Xây dựng kế hoạch ...". */
function isDuty(block: Block, before: Block | undefined, words: (block: Block) => string): boolean {
  if (before?.label === undefined || before.furniture) return false;
  return !/[.;!]$/.test(words(before)) && beginsWithVerb(words(block));
}

const ENDED = /\.\s?\/\s?\./;

/** "2. UBND các huyện" / "Căn cứ Kế hoạch này xây dựng ...": a heading without a full stop has its text below it. */
function isAnnounced(block: Block, before: Block | undefined, words: (block: Block) => string): boolean {
  if (before?.label === undefined || before.furniture || ENDED.test(words(block))) return false;
  return words(before).length < 320 && !/[.;!]$/.test(words(before)) && !/^trên đây/u.test(words(block));
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
  const first = blocks.findIndex((block) => !block.furniture && !BEFORE_TEXT.test(words(block)));
  const start = first < 0 ? blocks.length : first;
  let begin = blocks.length;
  while (begin > start && closes(words(blocks[begin - 1] ?? NO_BLOCK))) begin -= 1;
  return {
    lead: blocks.slice(0, start),
    rest: blocks.slice(start, begin),
    closing: blocks.slice(begin),
  };
}

const BEFORE_TEXT =
  /^(?:kính gửi|căn cứ|xét|theo đề nghị|thực hiện (?:quyết|nghị|kế|công|chỉ|chương|thông|văn))/u;
const NO_BLOCK: Block = {
  start: 0,
  end: 0,
  gaps: [],
  bold: false,
  italic: false,
  centered: false,
  gap: 0,
  furniture: false,
  cut: false,
};

/** The polite end of a letter: it repeats that the above be done and adds no duty. */
function closes(folded: string): boolean {
  if (/^(?:trên đây|trong quá trình|nhận |quá trình|trân trọng)/u.test(folded)) return true;
  return (
    folded.length < 180 &&
    /(?:nghiêm túc|khẩn trương)[^.;]{0,40}(?:thực hiện|triển khai)[^.;]{0,40}\.\s?\/\s?\.$/u.test(folded)
  );
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
  if (block.furniture)
    return {
      ...plain(block.start, block.end, text, 'page-furniture'),
      gaps: [],
    };
  if (
    addressed ||
    ((block.label?.style === 'dash' || block.label?.style === 'plus') && !/^-\s*căn cứ/u.test(folded))
  ) {
    const name = text
      .slice(addressed?.[0].length ?? block.label?.length ?? 0)
      .replace(/^[-+\s]+|[;.,\s]+$/g, '');
    if (name !== '') addressees.push(name);
    return {
      ...plain(block.start, block.end, text, 'addressee'),
      gaps: block.gaps,
    };
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
  const leadIn = /:$/.test(folded) || /(?:như sau|sau đây)[.:]?$/u.test(folded);
  const basis = !leadIn && /^-?\s*(?:căn cứ|xét|theo đề nghị|theo nghị quyết|trên cơ sở)/u.test(folded);
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
  const draft: Draft = {
    ...plain(block.start, block.end, text, thisPart),
    parent,
    gaps: block.gaps,
  };
  if (thisPart === 'legal-basis') return draft;
  const entry = { ...bare(block, working) };
  const [settled] = settle([entry], { ...setting, purpose: 'other' }, [], parent);
  if (settled === undefined) return draft;
  if (settled.kind === 'task' && thisPart === 'lead-in') settled.kind = 'paragraph';
  if (settled.kind === 'paragraph') {
    settled.part = thisPart;
    // What has been reached so far is no target.
    settled.targets = [];
  }
  return settled;
}
