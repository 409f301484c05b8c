import type { Block, Line } from '../compose.ts';
import type { FontEncoding } from '../encoding/mojibake.ts';
import type { SourceLimits } from '../limits.ts';
import { childOf, valOf, type XmlElement } from '../xml.ts';
import { type Inline, type InlineState, isMarkDeleted, type Piece, readInline } from './inline.ts';
import { toLines } from './lines.ts';
import type { ListLabel, Numbering } from './numbering.ts';
import { readParagraphStyle, type Style, type StyleSheet } from './styles.ts';
import { readTable } from './table.ts';

export interface DocumentParts {
  readonly styles: StyleSheet;
  readonly numbering: Numbering;
  /** Content of a note, by kind and id. */
  readonly note: (kind: 'footnote' | 'endnote', id: string) => XmlElement | undefined;
  readonly limits: SourceLimits;
}

/** Block-level wrappers whose content reads on as if they were not there. */
const TRANSPARENT = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag']);

/** Walks the story of a document in reading order; one instance for one document, as it counts list numbers. */
export class BodyReader {
  readonly #parts: DocumentParts;
  readonly #state: InlineState;
  readonly #notes: Inline['notes'] = [];
  readonly encodings = new Set<FontEncoding>();
  /** Pieces of a paragraph whose mark is struck: they open the next one. */
  #carried: Piece[] = [];
  /** Parts of other formats embedded in the document that are not read. */
  foreign = 0;

  constructor(parts: DocumentParts) {
    this.#parts = parts;
    this.#state = { styles: parts.styles, fields: [], noteCount: 0, deletions: 0, insertions: 0 };
  }

  get noteCount(): number {
    return this.#notes.length;
  }

  get deletions(): number {
    return this.#state.deletions;
  }

  get insertions(): number {
    return this.#state.insertions;
  }

  /** Reads the children of a body, cell, text box or header. */
  read(container: XmlElement): Block[] {
    const blocks: Block[] = [];
    for (const node of container.children) {
      if (typeof node === 'string') continue;
      if (node.name === 'p') blocks.push(...this.#paragraph(node));
      else if (node.name === 'tbl') {
        blocks.push(readTable(node, this.#parts.styles, this.#parts.limits, (cell) => this.read(cell)));
      } else if (TRANSPARENT.has(node.name)) blocks.push(...this.read(node));
      else if (node.name === 'AlternateContent') {
        const chosen = childOf(node, 'Choice') ?? childOf(node, 'Fallback');
        if (chosen) blocks.push(...this.read(chosen));
      } else if (node.name === 'altChunk') this.foreign += 1;
    }
    if (this.#carried.length > 0) blocks.push(...this.#flush());
    return blocks;
  }

  /** The notes referred to, each opening with its mark; to be called once, after the body. */
  readNotes(): Block[] {
    const seen = new Set<XmlElement>();
    // Notes may refer to notes only in broken files: the list is fixed before it is walked.
    return [...this.#notes].flatMap(({ kind, id, mark }) => {
      const element = this.#parts.note(kind, id);
      // However often it is referred to, a note stands once.
      if (!element || seen.has(element)) return [];
      seen.add(element);
      const blocks = this.read(element).filter((block) => block.kind === 'table' || block.text.trim() !== '');
      const first = blocks[0];
      return first?.kind === 'line'
        ? [{ ...first, text: `${mark} ${first.text.trimStart()}` }, ...blocks.slice(1)]
        : [{ kind: 'line' as const, text: mark }, ...blocks];
    });
  }

  #flush(): Line[] {
    const pieces = this.#carried;
    this.#carried = [];
    return toLines(pieces, '', {}, this.encodings);
  }

  #paragraph(element: XmlElement): Block[] {
    const properties = childOf(element, 'pPr');
    const style = this.#parts.styles.paragraph(valOf(properties, 'pStyle'));
    const inline = readInline(element, style.run, this.#state);
    this.#notes.push(...inline.notes);
    const pieces = [...this.#carried, ...inline.pieces];
    this.#carried = [];
    const boxes = inline.boxes.flatMap((box) => this.read(box));
    if (isMarkDeleted(element)) {
      this.#carried = pieces;
      return boxes;
    }
    const direct = readParagraphStyle(properties);
    const label = this.#label(direct, style);
    const align = direct.align ?? style.paragraph.align;
    const lines = toLines(
      pieces,
      label?.text ?? '',
      { ...(align && { align }), ...(label && { listLevel: label.level }) },
      this.encodings,
    );
    return [...lines, ...boxes];
  }

  #label(direct: ReturnType<typeof readParagraphStyle>, style: Style): ListLabel | undefined {
    const list = { ...style.paragraph.list, ...direct.list };
    if (list.numId === undefined || list.numId === '0') return undefined;
    const level = list.level ?? this.#parts.numbering.levelOfStyle(list.numId, style.id) ?? 0;
    return this.#parts.numbering.count(list.numId, level);
  }
}
