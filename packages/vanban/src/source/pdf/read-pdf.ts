import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { composeSource, remark } from '../compose.ts';
import type { SourceLimits } from '../limits.ts';
import { SourceRefusal } from '../refusal.ts';
import type { SourceText } from '../source-text.ts';
import { assemble } from './assemble.ts';
import { removeFurniture } from './furniture.ts';
import type { Page } from './page.ts';
import { readPage } from './read-page.ts';

/** Pieces of text of a whole document; far beyond any text, short of what exhausts memory. */
const MAX_GLYPHS = 3_000_000;

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

function asRefusal(error: unknown): SourceRefusal {
  if (error instanceof SourceRefusal) return error;
  if (errorName(error) === 'PasswordException') return new SourceRefusal('encrypted', { format: 'PDF' });
  const reason = error instanceof Error ? error.message.slice(0, 120) : 'unknown';
  return new SourceRefusal('damaged', { format: 'PDF', reason });
}

async function readPages(pdf: PDFDocumentProxy, limits: SourceLimits): Promise<Page[]> {
  if (pdf.numPages > limits.pages) {
    throw new SourceRefusal('too-complex', { what: 'PDF pages', limit: limits.pages });
  }
  const pages: Page[] = [];
  let glyphs = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await readPage(await pdf.getPage(number), number);
    glyphs += page.glyphs.length;
    if (glyphs > MAX_GLYPHS) throw new SourceRefusal('too-complex', { what: 'PDF text', limit: MAX_GLYPHS });
    pages.push(page);
  }
  return pages;
}

/** Refuses a scan; pages of pictures in a document that otherwise has text are reported instead. */
function checkTextLayer(pages: readonly Page[]): string[] {
  const bare = pages.filter(({ glyphs }) => glyphs.reduce((sum, { text }) => sum + text.length, 0) < 10);
  const pictures = bare.filter((page) => page.pictures);
  if (pictures.length * 2 > pages.length) {
    throw new SourceRefusal('scan', { pages: pages.length, empty: bare.length });
  }
  if (pictures.length === 0) return [];
  const list = pictures.map(({ number }) => number).join(', ');
  return [
    remark(
      `Trang ${list} chỉ có hình ảnh, không có lớp chữ; nội dung các trang này không được đọc.`,
      `Pages ${list} hold pictures only and no text; what is on them was not read.`,
    ),
  ];
}

/**
 * Reads a PDF with a text layer. pdfjs runs in the calling thread (see `thread.ts`), without decoding pictures or
 * fetching anything. Throws SourceRefusal when it is encrypted, a scan, damaged or beyond the limits.
 */
export async function readPdf(bytes: Uint8Array, limits: SourceLimits): Promise<SourceText> {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    // pdfjs takes the buffer over; the caller keeps his.
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    fontExtraProperties: true,
    useWasm: false,
    useWorkerFetch: false,
    isImageDecoderSupported: false,
    isOffscreenCanvasSupported: false,
    // Pictures are of no use here: none is decoded.
    maxImageSize: 1,
    cMapUrl: `${folder}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    verbosity: 0,
  });
  try {
    const read = await readPages(await task.promise, limits);
    const remarks = checkTextLayer(read);
    const { pages, numbered, running } = removeFurniture(read);
    const { blocks, notes } = assemble(pages);
    if (numbered > 0) {
      remarks.push(
        remark(`Đã bỏ số trang ở ${numbered} trang.`, `Page numbers were removed from ${numbered} pages.`),
      );
    }
    if (running > 0) {
      remarks.push(
        remark(
          `Đã bỏ dòng lặp ở đầu hoặc chân của ${running} trang.`,
          `Running heads or feet were removed from ${running} pages.`,
        ),
      );
    }
    if (notes > 0) {
      remarks.push(
        remark(`${notes} chú thích chân trang được đặt ở cuối.`, `${notes} footnotes stand at the end.`),
      );
    }
    return composeSource('pdf', blocks, remarks, limits);
  } catch (error) {
    throw asRefusal(error);
  } finally {
    await task.destroy();
  }
}
