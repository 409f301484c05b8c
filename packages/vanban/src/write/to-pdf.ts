import { readFileSync } from 'node:fs';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { type ComposedBlock, type ComposedDocument, composeDocument } from './compose.ts';
import type { ComposedCell } from './compose-table.ts';
import { DECREE30 } from './decree30.ts';
import { type Face, readFont, textWidth } from './font-metrics.ts';
import type { OfficialDocument, TextRun } from './model.ts';

/** The document could not be set; this is a defect of the writer, not of the document. */
export class PdfWriteError extends Error {
  override name = 'PdfWriteError';
}

/**
 * The document as PDF in the layout of Decree 30/2020/NĐ-CP: PDF/A-2a (tagged, searchable, fonts embedded) when
 * its characters allow it, else plain PDF. Nothing is fetched, no font of the machine is used. Runs on the calling
 * thread (about 5 ms a page): let a worker do long documents.
 * @throws ZodError when the document breaks the model
 */
export async function toPdf(doc: OfficialDocument): Promise<Uint8Array> {
  return setInType(getTemplate(), pdfData(composeDocument(doc)));
}

/** Sets what is to be drawn by a template, which reads it as the input "document". */
export async function setInType(template: string, data: object): Promise<Uint8Array> {
  const compiler = await getCompiler();
  try {
    const inputs = { document: JSON.stringify(data) };
    const compiled = compiler.compile({ mainFileContent: template, inputs });
    if (!compiled.result) throw new PdfWriteError(describe(compiled.takeError()?.shortDiagnostics));
    const paged = compiled.result;
    try {
      return new Uint8Array(compiler.pdf(paged, { pdfStandard: 'a-2a' }));
    } catch {
      // Characters that the face lacks, or of private meaning, are not allowed in PDF/A.
      return new Uint8Array(compiler.pdf(paged));
    }
  } finally {
    // The memo of the compiler is global and would otherwise grow with every document.
    compiler.evictCache(2);
  }
}

let ready: Promise<NodeCompiler> | undefined;
let template: string | undefined;

/** The compiler with the four faces and an empty workspace: it finds no file and no package. */
function getCompiler(): Promise<NodeCompiler> {
  ready ??= import('@myriaddreamin/typst-ts-node-compiler').then(({ NodeCompiler }) =>
    NodeCompiler.create({
      workspace: import.meta.dirname,
      fontArgs: [
        { fontBlobs: (['regular', 'italic', 'bold', 'boldItalic'] as const).map((face) => readFont(face)) },
      ],
    }),
  );
  return ready;
}

function getTemplate(): string {
  template ??= readFileSync(new URL('./decree30.typ', import.meta.url), 'utf8');
  return template;
}

function describe(diagnostics: unknown): string {
  return `typesetting failed: ${JSON.stringify(diagnostics)}`;
}

const plainSizes = (sizes: ComposedDocument['sizes']): Record<string, number> =>
  Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, size.value]));

/** The composed document with the layout values the template needs, as it goes over as JSON. */
function pdfData(composed: ComposedDocument): object {
  const { page, margin, paragraph, cellPadding } = DECREE30;
  const textRoom = page.width - margin.left.value - margin.right.value;
  const wideRoom = page.height - margin.left.value - margin.right.value;
  const draw = (blocks: readonly ComposedBlock[], room: number): object[] =>
    blocks.map((block) => drawBlock(block, room, composed.sizes));
  return {
    ...composed,
    blocks: draw(composed.blocks, textRoom),
    annexes: composed.annexes.map((annex) => ({
      ...annex,
      blocks: draw(annex.blocks, annex.landscape ? wideRoom : textRoom),
    })),
    layout: {
      sizes: plainSizes(composed.sizes),
      pageWidth: page.width,
      pageHeight: page.height,
      margin: {
        top: margin.top.value,
        bottom: margin.bottom.value,
        left: margin.left.value,
        right: margin.right.value,
      },
      pageNumberFromTop: DECREE30.pageNumberFromTop.value,
      lineSpacing: paragraph.lineSpacing.value,
      paragraphGap: paragraph.after.value,
      firstLine: paragraph.firstLine.value,
      ruleWeight: DECREE30.ruleWeight.value,
      letterSubjectGap: DECREE30.letterSubjectGap.value,
      signatureGap: DECREE30.signatureGap.value,
      headingOverhang: DECREE30.headingOverhang.value,
      cellPadding: { x: cellPadding.x.value, y: cellPadding.y.value },
    },
  };
}

function drawBlock(block: ComposedBlock, room: number, sizes: ComposedDocument['sizes']): object {
  if (block.kind === 'paragraph')
    return {
      ...block,
      runs: breakLongWords(block.runs, room - DECREE30.paragraph.firstLine.value, sizes.body.value),
    };
  const drawCell = (cell: ComposedCell, header: boolean): object => {
    const width = block.widths
      .slice(cell.column, cell.column + cell.columnSpan)
      .reduce((sum, part) => sum + part, 0);
    const inner = width - 2 * DECREE30.cellPadding.x.value;
    return {
      ...cell,
      header,
      lines: cell.lines.map((line) => breakLongWords(line, inner, sizes.table.value)),
    };
  };
  return {
    ...block,
    headerRows: block.headerRows.map((row) => row.map((cell) => drawCell(cell, true))),
    rows: block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => drawCell(cell, false)),
    })),
  };
}

/** Allows a line to break where it stands and prints nothing. */
const ZERO_WIDTH_SPACE = '\u200B';

/** Word breaks a word that is wider than its line where the line is full; the typesetter has to be told where. */
function breakLongWords(runs: readonly TextRun[], width: number, size: number): readonly TextRun[] {
  return runs.map((run) => {
    const face = run.bold ? 'bold' : 'regular';
    const tooWide = (word: string): boolean => word.length > 8 && textWidth(word, size, face) > width;
    const words = run.text.split(' ');
    if (!words.some(tooWide)) return run;
    const text = words
      .map((word) => (tooWide(word) ? fullLines(word, width, size, face).join(ZERO_WIDTH_SPACE) : word))
      .join(' ');
    return { ...run, text };
  });
}

/** The word in pieces that each fill a line. */
function fullLines(word: string, width: number, size: number, face: Face): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { segment } of new Intl.Segmenter('vi').segment(word)) {
    if (line !== '' && textWidth(line + segment, size, face) > width) {
      lines.push(line);
      line = '';
    }
    line += segment;
  }
  return [...lines, line];
}
