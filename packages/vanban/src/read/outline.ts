/** The tree: labelled and unlabelled paragraphs of a body placed under each other by the rank of their labels. */
import type { Block } from './blocks.ts';
import { isDetail } from './details.ts';
import { capitalShare } from './fold.ts';
import { isMark, type Label, type LabelStyle } from './labels.ts';
import type { WorkingText } from './lines.ts';
import { beginsWithVerb, isRemark } from './purposes.ts';
import type { NodePart } from './schema.ts';

export type Style = LabelStyle | 'capitals' | 'group' | 'none';

/** A node in the making. */
export interface Entry {
  readonly block: Block;
  readonly style: Style;
  readonly label: string;
  readonly rank: number;
  readonly ordinal: number;
  readonly parent: Entry | null;
  readonly children: Entry[];
  /** Words without the label, in source positions. */
  readonly start: number;
  readonly wordsAt: number;
  readonly end: number;
  readonly folded: string;
  part?: NodePart;
}

const RANK: Readonly<Record<Exclude<Style, 'none'>, number>> = {
  annex: 0,
  part: 1,
  chapter: 2,
  division: 3,
  upper: 4,
  roman: 5,
  capitals: 5,
  article: 6,
  named: 7.5,
  decimal: 8,
  group: 8,
  decimals: 9,
  'decimal-bracket': 13,
  lower: 14,
  'lower-roman': 15,
  bracketed: 16,
  star: 17,
  bullet: 18,
  dash: 19,
  plus: 20,
};

/** True when the words are a heading for what follows and no complete statement. */
export function isHeadingLike(entry: Pick<Entry, 'folded' | 'style'>): boolean {
  if (entry.folded === '') return true;
  return !/[.;,!?]["')]?$/u.test(entry.folded) && entry.folded.length < 320;
}

interface Zone {
  /** Romans and letters stand below articles ("Điều 1. Phê duyệt Kế hoạch ... I. ... II. ... Điều 2."). */
  readonly insideArticles: boolean;
}

function surveyZone(blocks: readonly Block[]): Zone {
  const styles = blocks.map((block) => block.label?.style);
  const firstArticle = styles.indexOf('article');
  const firstRoman = styles.indexOf('roman');
  return {
    insideArticles:
      firstArticle >= 0 && firstRoman > firstArticle && styles.lastIndexOf('article') > firstRoman,
  };
}

/** Places the blocks of one body. `bodyLine` tells whether words are nothing but names of bodies. */
export function buildOutline(
  blocks: readonly Block[],
  working: WorkingText,
  bodyLine: (text: string, folded: string) => boolean,
): Entry[] {
  const builder = new Builder(working, surveyZone(blocks), bodyLine);
  blocks.forEach((block, i) => {
    builder.add(block, blocks[i + 1]);
  });
  return builder.roots;
}

class Builder {
  readonly roots: Entry[] = [];
  private stack: Entry[] = [];
  private letters: { readonly container: Entry | null; readonly below: boolean } | undefined;
  private readonly working: WorkingText;
  private readonly zone: Zone;
  private readonly bodyLine: (text: string, folded: string) => boolean;

  constructor(working: WorkingText, zone: Zone, bodyLine: (text: string, folded: string) => boolean) {
    this.working = working;
    this.zone = zone;
    this.bodyLine = bodyLine;
  }

  add(block: Block, next: Block | undefined): void {
    if (block.furniture) {
      this.place(block, 'none', Number.POSITIVE_INFINITY, null).part = 'page-furniture';
      return;
    }
    if (block.table !== undefined) {
      this.place(block, 'none', Number.POSITIVE_INFINITY, this.stack.at(-1) ?? null);
      return;
    }
    if (block.label !== undefined) this.addLabelled(block, block.label, next);
    else this.addUnlabelled(block, next);
  }

  private addLabelled(block: Block, given: Label, next: Block | undefined): void {
    const label = this.choose(given);
    const rank = this.rankOf(label, next);
    this.popTo(rank);
    this.push(block, label.style, rank, label.ordinal);
  }

  /** "C.", "I.", "V." and "i)" are letters when the letter before them came last in that series. */
  private choose(label: Label): Label {
    if (label.other === undefined) return label;
    const other = label.other;
    const asOther = this.lastOrdinal(other.style);
    const asGiven = this.lastOrdinal(label.style);
    const otherFits = asOther !== undefined && other.ordinal === asOther + 1;
    const givenFits = asGiven === undefined ? label.ordinal === 1 : label.ordinal === asGiven + 1;
    return otherFits && !givenFits
      ? {
          ...label,
          style: other.style,
          ordinal: other.ordinal,
          path: [other.ordinal],
        }
      : label;
  }

  private lastOrdinal(style: LabelStyle): number | undefined {
    return this.stack.findLast((entry) => entry.style === style)?.ordinal;
  }

  private rankOf(label: Label, next: Block | undefined): number {
    const base = RANK[label.style];
    if (label.style === 'named') return this.namedRank(label);
    if (label.style === 'decimals') return base + Math.min(label.path.length - 2, 3);
    if (
      label.style === 'star' &&
      next?.label?.style !== 'dash' &&
      this.stack.some((entry) => entry.style === 'dash')
    )
      return RANK.dash + 0.5;
    if (
      label.style === 'bullet' &&
      next?.label?.style !== 'dash' &&
      this.stack.some((entry) => entry.style === 'dash')
    )
      return RANK.dash + 0.5;
    if (this.zone.insideArticles && (label.style === 'roman' || label.style === 'upper'))
      return 7 + (label.style === 'upper' ? 0.5 : 0);
    if (label.style === 'upper' && this.lettersBelow(label)) return RANK.roman + 0.5;
    return base;
  }

  /** "Mục tiêu 1:" stands above numbers, or below them where one is open; indicators and steps stand below aims. */
  private namedRank(label: Label): number {
    const below = /^(?:chỉ tiêu|hoạt động|nội dung|bước|đợt|mô hình|tiểu)/iu.test(label.raw) ? 0.2 : 0;
    const before = this.stack.find((entry) => entry.style === 'named');
    if (before !== undefined) return Math.floor(before.rank * 2) / 2 + below;
    const numbered = this.stack.some((entry) => /^(?:decimal|group|lower)/u.test(entry.style));
    return (numbered ? 14.5 : RANK.named) + below;
  }

  /** Whether letters stand below Romans: they do when "A." comes while a Roman is open. Each part decides anew. */
  private lettersBelow(label: Label): boolean {
    const container = this.stack.findLast((entry) => entry.rank <= RANK.chapter) ?? null;
    if (this.letters === undefined || this.letters.container !== container) {
      const below = label.ordinal === 1 && this.stack.some((entry) => entry.style === 'roman');
      this.letters = { container, below };
    }
    return this.letters.below;
  }

  private addUnlabelled(block: Block, next: Block | undefined): void {
    const text = this.working.text.slice(block.start, block.end);
    const folded = this.working.folded.slice(block.start, block.end);
    const top = this.stack.at(-1);
    if (isDetail(folded) && top !== undefined) {
      this.place(block, 'none', Number.POSITIVE_INFINITY, top).part = 'task-detail';
      return;
    }
    const short = text.length < 220 && !/[.;,]$/.test(text);
    if (short && text.length > 3 && capitalShare(text) > 0.9 && !/:$/.test(text) && /\p{L}{2,}/u.test(text)) {
      this.popTo(RANK.capitals);
      this.push(block, 'capitals', RANK.capitals);
      return;
    }
    const listFollows =
      next?.label !== undefined && (isMark(next.label.style) || next.label.style === 'lower');
    const bodiesAlone = text.length < 220 && this.bodyLine(text, folded);
    const boldHeading = short && block.bold && !block.centered && text.length < 160;
    if (this.stack.length > 0 && ((bodiesAlone && (listFollows || block.bold)) || boldHeading)) {
      this.popTo(RANK.group);
      this.push(block, 'group', RANK.group);
      return;
    }
    while (this.stack.length > 0 && !this.opens(this.stack.at(-1))) this.stack.pop();
    if (this.leavesGroup(folded)) this.popTo(RANK.decimal);
    this.place(block, 'none', Number.POSITIVE_INFINITY, this.stack.at(-1) ?? null);
  }

  /** After the dashes of a group that names bodies, what begins with no order ("Các sở, ngành căn cứ ...") speaks of all groups. */
  private leavesGroup(folded: string): boolean {
    const group = this.stack.at(-1);
    if (group === undefined || !/^(?:decimal|decimals|group)$/u.test(group.style)) return false;
    const dashed = group.children.some((child) => child.style !== 'none');
    return (
      dashed && (!beginsWithVerb(folded) || isRemark(folded)) && this.bodyLine(group.folded, group.folded)
    );
  }

  /** An entry under which running text may stand: a heading, not a finished statement. */
  private opens(entry: Entry | undefined): boolean {
    return entry !== undefined && isHeadingLike(entry);
  }

  private popTo(rank: number): void {
    while ((this.stack.at(-1)?.rank ?? -1) >= rank) this.stack.pop();
  }

  private push(block: Block, style: Style, rank: number, ordinal = 0): void {
    this.stack.push(this.place(block, style, rank, this.stack.at(-1) ?? null, ordinal));
  }

  private place(block: Block, style: Style, rank: number, parent: Entry | null, ordinal = 0): Entry {
    const wordsAt =
      style === 'none' || block.label === undefined
        ? block.start
        : Math.min(block.end, block.start + block.label.length);
    const entry: Entry = {
      block,
      style,
      rank,
      ordinal,
      parent,
      label: style === 'none' ? '' : (block.label?.raw ?? ''),
      children: [],
      start: block.start,
      wordsAt,
      end: block.end,
      folded: this.working.folded.slice(wordsAt, block.end).replace(/\s+/g, ' ').trim(),
    };
    (parent?.children ?? this.roots).push(entry);
    return entry;
  }
}
