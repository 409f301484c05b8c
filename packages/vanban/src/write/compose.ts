import { balancedLines } from './balanced-lines.ts';
import {
  annexReference,
  type ComposedHeading,
  type ComposedTitle,
  composeHeading,
  composeTitle,
  oneLine,
} from './compose-heading.ts';
import { type ComposedTable, composeTable, type TableRoom } from './compose-table.ts';
import { DECREE30, type SizeSet } from './decree30.ts';
import { textWidth } from './font-metrics.ts';
import { DOCUMENT_KINDS } from './kinds.ts';
import { type CheckedBlock, type CheckedDocument, OfficialDocument, type TextRun } from './model.ts';
import { createNumbering, type Numbering } from './numbering.ts';
import { emphasised, endedWith, toLines } from './text-runs.ts';
import { capitals, cleanText, lowerFirst, roman, withoutEndMark } from './wording.ts';

/**
 * A document with everything decided that does not depend on the file format: numbers, labels, line breaks of
 * names and titles, formatted figures, lengths of rules. The DOCX and the PDF writer only draw it, so that
 * the two never differ in what they say.
 */
export interface ComposedDocument {
  /** For the properties of the file: "Báo cáo kết quả ...". */
  readonly title: string;
  readonly author: string;
  readonly sizes: SizeSet;
  readonly heading: ComposedHeading;
  readonly head: ComposedTitle;
  readonly addressees: ComposedAddressees;
  readonly enactor: string;
  readonly blocks: readonly ComposedBlock[];
  readonly signature: ComposedSignature;
  readonly recipients: readonly string[];
  readonly annexes: readonly ComposedAnnex[];
  /** Year, month and day that the file's properties name; empty for those of its writing. */
  readonly writtenOn: readonly number[];
  /** Of every page; empty for none. */
  readonly mark: string;
  readonly footer: string;
}

export interface ComposedParagraph {
  readonly kind: 'paragraph';
  readonly runs: readonly TextRun[];
  readonly align: 'justify' | 'center' | 'right';
  /** Level in the outline of the file, for headings. */
  readonly outline?: 1 | 2 | 3;
  readonly keepWithNext: boolean;
}

export type ComposedBlock = ComposedParagraph | ComposedTable;

/** "Kính gửi:" and where it stands, millimetres from the left margin. */
export interface ComposedAddressees {
  readonly label: string;
  readonly names: readonly string[];
  readonly labelIndent: number;
  readonly nameIndent: number;
}

export interface ComposedSignature {
  readonly authority: readonly string[];
  readonly name: string;
  /** False only when the recipients beside it are so many that they might not fit one page. */
  readonly keepTogether: boolean;
}

/** Recipients of 11 points that surely fit one page. */
const RECIPIENTS_OF_A_PAGE = 30;

export interface ComposedAnnex {
  /** "Phụ lục" alone, or "Phụ lục I" when there are several. */
  readonly label: string;
  readonly title: readonly string[];
  readonly reference: string;
  readonly landscape: boolean;
  readonly blocks: readonly ComposedBlock[];
}

/** @throws ZodError when the document breaks the model */
export function composeDocument(input: OfficialDocument): ComposedDocument {
  const doc = OfficialDocument.parse(input);
  const sizes = DECREE30.sizes[doc.sizes];
  const room = roomOf(false, sizes);
  const kind = doc.kind === 'CV' ? 'Công văn về việc' : DOCUMENT_KINDS[doc.kind];
  return {
    title: `${kind} ${lowerFirst(oneLine(doc.title))}`,
    author: oneLine(doc.heading.issuer),
    sizes,
    heading: composeHeading(doc, sizes, room.width),
    head: composeTitle(doc, sizes, room.width),
    addressees: composeAddressees(doc.addressees.map(oneLine), sizes, room.width),
    enactor: doc.enactor === undefined ? '' : capitals(oneLine(doc.enactor)),
    blocks: composeBody(doc, room),
    signature: {
      authority: doc.signature.authority.map((line) => capitals(oneLine(line))),
      name: doc.signature.name === undefined ? '' : oneLine(doc.signature.name),
      keepTogether: doc.recipients.to.length < RECIPIENTS_OF_A_PAGE,
    },
    recipients: composeRecipients(doc),
    annexes: composeAnnexes(doc, sizes),
    writtenOn: doc.writtenOn?.split('-').map(Number) ?? [],
    mark: doc.mark === undefined ? '' : oneLine(doc.mark),
    footer: doc.footer === undefined ? '' : oneLine(doc.footer),
  };
}

function roomOf(landscape: boolean, sizes: SizeSet): TableRoom {
  const { page, margin } = DECREE30;
  const across = landscape ? page.height : page.width;
  const down = landscape ? page.width : page.height;
  return {
    width: across - margin.left.value - margin.right.value,
    height: down - margin.top.value - margin.bottom.value,
    size: sizes.table.value,
  };
}

/** One name goes on the same line; several stand below each other, their dashes under the colon. */
function composeAddressees(names: readonly string[], sizes: SizeSet, width: number): ComposedAddressees {
  const label = 'Kính gửi:';
  if (names.length < 2) return { label, names: names.map(withoutEndMark), labelIndent: 0, nameIndent: 0 };
  const size = sizes.body.value;
  const upToColon = textWidth('Kính gửi', size);
  const marked = names.map(
    (name, index) => `- ${withoutEndMark(name)}${index === names.length - 1 ? '.' : ';'}`,
  );
  const widest = upToColon + Math.max(...marked.map((name) => textWidth(name, size)));
  const labelIndent = Math.max(DECREE30.paragraph.firstLine.value, (width - widest) / 2);
  return { label, names: marked, labelIndent, nameIndent: labelIndent + upToColon };
}

function composeRecipients(doc: CheckedDocument): string[] {
  const to = doc.recipients.to.map((line) => withoutEndMark(oneLine(line)));
  const asAbove = doc.addressees.length > 0 && to[0] !== 'Như trên' ? ['Như trên'] : [];
  return [...asAbove, ...to]
    .map((line) => `- ${line};`)
    .concat(`- Lưu: ${withoutEndMark(oneLine(doc.recipients.file))}.`);
}

function composeBody(doc: CheckedDocument, room: TableRoom): ComposedBlock[] {
  const bases = doc.legalBases.map((basis, index): ComposedParagraph => {
    const mark = index === doc.legalBases.length - 1 ? '.' : ';';
    return paragraph([{ text: withoutEndMark(oneLine(basis)) + mark, italic: true }]);
  });
  return [...bases, ...withEndMark(composeBlocks(doc.body, room))];
}

/** "./." after the last words; after a closing table it takes a line of its own. */
function withEndMark(blocks: readonly ComposedBlock[]): ComposedBlock[] {
  const last = blocks.at(-1);
  if (last?.kind !== 'paragraph') return [...blocks, paragraph([{ text: './.' }], { align: 'right' })];
  return [...blocks.slice(0, -1), { ...last, runs: endedWith(last.runs, './.'), keepWithNext: true }];
}

function composeAnnexes(doc: CheckedDocument, sizes: SizeSet): ComposedAnnex[] {
  return doc.annexes.map((annex, index) => {
    const landscape = annex.orientation === 'landscape';
    const room = roomOf(landscape, sizes);
    const title = capitals(oneLine(annex.title));
    return {
      label: doc.annexes.length > 1 ? `Phụ lục ${roman(index + 1)}` : 'Phụ lục',
      title: balancedLines(title, room.width * DECREE30.subjectWidth.value, sizes.kind.value, 'bold'),
      reference: annexReference(doc),
      landscape,
      blocks: composeBlocks(annex.blocks, room),
    };
  });
}

function composeBlocks(blocks: readonly CheckedBlock[], room: TableRoom): ComposedBlock[] {
  const numbering = createNumbering();
  return blocks.flatMap((block) => composeBlock(block, numbering, room));
}

function composeBlock(block: CheckedBlock, numbering: Numbering, room: TableRoom): ComposedBlock[] {
  const label = numbering.label(block);
  if (block.kind === 'table') return [composeTable(block, label, room)];
  const lines = toLines(block.text);
  switch (block.kind) {
    case 'part':
      return [
        paragraph([{ text: label, bold: true }], { align: 'center', keepWithNext: true, outline: 1 }),
        ...lines.map((line) =>
          paragraph(emphasised(line, { bold: true, capitals: true }), {
            align: 'center',
            keepWithNext: true,
          }),
        ),
      ];
    case 'section':
      return labelled(
        { text: label, bold: true },
        lines.map((line) => emphasised(line, { bold: true, capitals: true })),
        { keepWithNext: true, outline: 1 },
      );
    case 'article':
      return labelled({ text: label, bold: true }, lines, {});
    case 'item':
      return block.heading
        ? labelled(
            { text: label, bold: true },
            lines.map((line) => emphasised(line, { bold: true })),
            { keepWithNext: true, outline: block.level === 1 ? 2 : 3 },
          )
        : labelled({ text: label }, lines, {});
    case 'paragraph':
      return lines.map((line) => paragraph(line, { align: block.align }));
    default:
      return labelled({ text: label }, lines, {});
  }
}

type ParagraphStyle = Partial<Pick<ComposedParagraph, 'align' | 'keepWithNext' | 'outline'>>;

function paragraph(runs: readonly TextRun[], style: ParagraphStyle = {}): ComposedParagraph {
  return { kind: 'paragraph', runs, align: 'justify', keepWithNext: false, ...style };
}

/** The label leads the first line; further lines of the same text are paragraphs without one. */
function labelled(
  label: TextRun,
  lines: readonly (readonly TextRun[])[],
  style: ParagraphStyle,
): ComposedParagraph[] {
  return lines.map((line, index) =>
    paragraph(index === 0 ? [{ ...label, text: `${cleanText(label.text)} ` }, ...line] : line, style),
  );
}
