import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Glyphs, Page, Rule } from './page.ts';
import { type Matrix, mergeRules, multiply, rulesOfPath, transformPoint } from './rules.ts';

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
}

interface FontLook {
  readonly bold: boolean;
  readonly italic: boolean;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

function toMatrix(values: readonly number[] | undefined): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values ?? IDENTITY;
  return [a, b, c, d, e, f];
}

/** The look of a font by the name it has inside the PDF ("BCDEEE+TimesNewRomanPS-BoldItalicMT"). */
function fontLook(page: PDFPageProxy, fontName: string): FontLook {
  let name = '';
  if (page.commonObjs.has(fontName)) {
    const font: unknown = page.commonObjs.get(fontName);
    if (typeof font === 'object' && font !== null && 'name' in font) name = String(font.name);
  }
  const style = name.replace(/^[A-Z]{6}\+/, '');
  return { bold: /bold|black|heavy|semibold|demi/i.test(style), italic: /italic|oblique/i.test(style) };
}

function isTextItem(item: unknown): item is TextItem {
  return typeof item === 'object' && item !== null && 'str' in item;
}

/** Text written askew or upright: watermarks, stamps along the margin. */
function isTurned([a, b]: Matrix): boolean {
  return Math.abs(b) > Math.abs(a) * 0.2 || a < 0;
}

function readGlyphs(items: readonly unknown[], viewport: Matrix, look: (font: string) => FontLook): Glyphs[] {
  const glyphs: Glyphs[] = [];
  let blank = true;
  for (const item of items) {
    if (!isTextItem(item)) continue;
    const text = item.str.trim();
    if (text === '') {
      if (item.str !== '') {
        const last = glyphs.at(-1);
        if (last) glyphs[glyphs.length - 1] = { ...last, blankAfter: true };
        blank = true;
      }
      continue;
    }
    const matrix = multiply(viewport, toMatrix(item.transform));
    if (isTurned(matrix)) continue;
    const [x0, baseline] = transformPoint(matrix, 0, 0);
    const size = Math.hypot(matrix[2], matrix[3]);
    const scale = Math.hypot(viewport[0], viewport[1]);
    // The width of blanks at the ends is spread as if all characters were equally wide; they rarely occur.
    const width = item.width * scale;
    const lead = item.str.length - item.str.trimStart().length;
    const trail = item.str.length - item.str.trimEnd().length;
    const blankWidth = Math.min(size * 0.25, width / Math.max(1, item.str.length));
    glyphs.push({
      text,
      x0: x0 + lead * blankWidth,
      x1: x0 + width - trail * blankWidth,
      baseline,
      size,
      ...look(item.fontName),
      blankBefore: blank || lead > 0,
      blankAfter: trail > 0,
    });
    blank = trail > 0;
  }
  return glyphs;
}

interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

const PICTURES = new Set<number>([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageXObjectRepeat,
]);

const DRAWN = new Set<number>([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

/** A page of drawings may hold millions of strokes; a document of text needs a few thousand. */
const MAX_RULES = 20_000;

function isNumbers(value: unknown): value is ArrayLike<number> {
  return value instanceof Float32Array || Array.isArray(value);
}

function readDrawing(
  { fnArray, argsArray }: Operators,
  viewport: Matrix,
): { rules: Rule[]; pictures: boolean } {
  const rules: Rule[] = [];
  let pictures = false;
  let matrix = viewport;
  const saved: Matrix[] = [];
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index] ?? [];
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd)
      matrix = saved.pop() ?? viewport;
    else if (operator === OPS.transform) matrix = multiply(matrix, toMatrix(args.map(Number)));
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      const form = args[0];
      if (isNumbers(form)) matrix = multiply(matrix, toMatrix(Array.from(form)));
    } else if (PICTURES.has(operator)) pictures = true;
    else if (operator === OPS.constructPath && DRAWN.has(Number(args[0])) && rules.length < MAX_RULES) {
      const path: unknown = Array.isArray(args[1]) ? args[1][0] : undefined;
      if (isNumbers(path)) rules.push(...rulesOfPath(path, matrix));
    }
  }
  return { rules: mergeRules(rules), pictures };
}

/** Reads the text and the drawn lines of a page; the page's rotation is undone. */
export async function readPage(page: PDFPageProxy, number: number): Promise<Page> {
  const view = page.getViewport({ scale: 1 });
  const viewport = toMatrix(view.transform);
  const content = await page.getTextContent({ includeMarkedContent: false });
  // The operators bring the fonts' names along with the drawn lines.
  const operators = await page.getOperatorList();
  const looks = new Map<string, FontLook>();
  const look = (font: string): FontLook => {
    const known = looks.get(font) ?? fontLook(page, font);
    looks.set(font, known);
    return known;
  };
  const glyphs = readGlyphs(content.items, viewport, look);
  const { rules, pictures } = readDrawing(operators, viewport);
  page.cleanup();
  return { number, width: view.width, height: view.height, glyphs, rules, pictures };
}
