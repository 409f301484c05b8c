import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  type IStylesOptions,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import type { ComposedAnnex, ComposedBlock, ComposedDocument, ComposedParagraph } from './compose.ts';
import { DECREE30, type SizeSet } from './decree30.ts';
import {
  addresseeParagraphs,
  enactorParagraphs,
  headingTable,
  signatureTable,
  titleParagraphs,
} from './docx-heading.ts';
import { halfPoints, pointTwips, spacer, stacked, twips, wordRuns } from './docx-parts.ts';
import { settled } from './docx-settled.ts';
import { wordTable } from './docx-table.ts';

/** Draws a composed document as a Word file. */
export async function writeDocx(composed: ComposedDocument): Promise<Uint8Array> {
  const { page, margin } = DECREE30;
  const textRoom = page.width - margin.left.value - margin.right.value;
  const document = new Document({
    title: composed.title,
    creator: composed.author,
    lastModifiedBy: composed.author,
    styles: wordStyles(composed.sizes),
    sections: [
      section(false, composed, [
        headingTable(composed),
        ...titleParagraphs(composed, textRoom),
        ...addresseeParagraphs(composed),
        ...enactorParagraphs(composed),
        ...wordBlocks(composed.blocks, composed.sizes),
        signatureTable(composed, textRoom),
        spacer(),
      ]),
      ...composed.annexes.map((annex) => annexSection(annex, composed)),
    ],
  });
  return settled(new Uint8Array(await Packer.toBuffer(document)));
}

const BODY_STYLE = 'NoiDung';

function wordStyles(sizes: SizeSet): IStylesOptions {
  const { typeface, paragraph } = DECREE30;
  const body = {
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: twips(paragraph.firstLine.value) },
    spacing: {
      before: 0,
      after: pointTwips(paragraph.after.value),
      line: Math.round(paragraph.lineSpacing.value * 240),
      lineRule: LineRuleType.AUTO,
    },
  };
  const run = { font: typeface.name, size: halfPoints(sizes.body.value), color: '000000' };
  const heading = { run: { ...run, bold: false, italics: false }, paragraph: { ...body, keepNext: true } };
  return {
    default: {
      document: { run: { ...run, language: { value: 'vi-VN', eastAsia: 'vi-VN' } } },
      heading1: heading,
      heading2: heading,
      heading3: heading,
    },
    paragraphStyles: [
      { id: BODY_STYLE, name: 'Nội dung', basedOn: 'Normal', quickFormat: true, paragraph: body },
    ],
  };
}

/** Pages of their own count, the number in the top margin from the second on. */
function section(
  landscape: boolean,
  { sizes, mark, footer }: Pick<ComposedDocument, 'sizes' | 'mark' | 'footer'>,
  children: readonly (Paragraph | Table)[],
): ISectionOptions {
  const { page, margin, pageNumberFromTop } = DECREE30;
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(sizes.pageNumber.value) })],
  });
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: twips(page.width),
          height: twips(page.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(margin.top.value),
          bottom: twips(margin.bottom.value),
          left: twips(margin.left.value),
          right: twips(margin.right.value),
          header: twips(pageNumberFromTop.value),
          footer: twips(pageNumberFromTop.value),
        },
        pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
      },
    },
    headers: {
      default: new Header({ children: [number, ...marks(mark, sizes)] }),
      first: new Header({
        children: mark === '' ? [new Paragraph({ children: [] })] : marks(mark, sizes),
      }),
    },
    ...(footer === '' ? {} : { footers: { default: foot(footer, sizes), first: foot(footer, sizes) } }),
    children,
  };
}

const marks = (mark: string, sizes: SizeSet): Paragraph[] =>
  mark === '' ? [] : stacked([mark], { size: sizes.pageNumber.value, bold: true, align: 'right' });

const foot = (footer: string, sizes: SizeSet): Footer =>
  new Footer({ children: stacked([footer], { size: sizes.tableNote.value, align: 'center' }) });

function annexSection(annex: ComposedAnnex, composed: ComposedDocument): ISectionOptions {
  const { sizes } = composed;
  return section(annex.landscape, composed, [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      alignment: AlignmentType.CENTER,
      indent: { firstLine: 0 },
      spacing: { after: 0 },
      children: wordRuns([{ text: annex.label, bold: true }], sizes.annexLabel.value),
    }),
    ...stacked(annex.title, { size: sizes.kind.value, bold: true, keepNext: true }),
    ...stacked([annex.reference], { size: sizes.body.value, italic: true, after: 10, keepNext: true }),
    ...wordBlocks(annex.blocks, sizes),
  ]);
}

function wordBlocks(blocks: readonly ComposedBlock[], sizes: SizeSet): (Paragraph | Table)[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' ? wordTable(block, sizes) : [wordParagraph(block, sizes)],
  );
}

const OUTLINE = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

function wordParagraph(block: ComposedParagraph, sizes: SizeSet): Paragraph {
  const alignment = {
    justify: AlignmentType.JUSTIFIED,
    center: AlignmentType.CENTER,
    right: AlignmentType.RIGHT,
  }[block.align];
  return new Paragraph({
    ...(block.outline ? { heading: OUTLINE[block.outline] } : { style: BODY_STYLE }),
    alignment,
    ...(block.align === 'justify' ? {} : { indent: { firstLine: 0 } }),
    keepNext: block.keepWithNext,
    children: wordRuns(block.runs, sizes.body.value),
  });
}
