import { loadDocx, mainPart } from './docx/load-docx.ts';
import type { SourceLimits } from './limits.ts';
import { loadPlainText } from './plain-text.ts';
import { type RefusalCode, SourceRefusal } from './refusal.ts';
import { type FileKind, sniff } from './sniff.ts';
import type { SourceText } from './source-text.ts';
import { ZipReader } from './zip.ts';

/** Kinds that are refused outright, with the code that says so. */
const REFUSED: Readonly<Partial<Record<FileKind, RefusalCode>>> = {
  'old-word': 'old-word',
  'encrypted-office': 'encrypted',
  'rich-text': 'rich-text',
  'web-page': 'web-page',
  'word-xml': 'word-xml',
};

/** Takes a file in, in the calling thread. Throws SourceRefusal, see `loadSource`. */
export async function loadHere(bytes: Uint8Array, limits: SourceLimits): Promise<SourceText> {
  const kind = sniff(bytes);
  if (kind === 'text') return loadPlainText(bytes, limits);
  if (kind === 'zip') return loadZip(bytes, limits);
  if (kind === 'pdf') {
    // Loaded only when a PDF comes: it is by far the heaviest part.
    const { readPdf } = await import('./pdf/read-pdf.ts');
    return readPdf(bytes, limits);
  }
  const code = REFUSED[kind];
  if (code) throw new SourceRefusal(code, code === 'encrypted' ? { format: 'DOCX' } : {});
  throw new SourceRefusal('not-a-document', { kind });
}

function loadZip(bytes: Uint8Array, limits: SourceLimits): SourceText {
  const zip = new ZipReader(bytes, limits);
  const main = mainPart(zip, limits);
  if (main !== undefined && !/(?:workbook|presentation)\.xml$/i.test(main)) return loadDocx(zip, limits);
  const names = zip.names();
  if (names.some((name) => /^xl\//i.test(name))) throw new SourceRefusal('not-a-document', { kind: 'sheet' });
  if (names.some((name) => /^ppt\//i.test(name)))
    throw new SourceRefusal('not-a-document', { kind: 'slides' });
  if (zip.has('mimetype') && zip.has('content.xml')) throw openDocument(zip);
  throw new SourceRefusal('not-a-document', { kind: 'archive' });
}

function openDocument(zip: ZipReader): SourceRefusal {
  const type = new TextDecoder().decode(zip.read('mimetype')?.subarray(0, 100));
  if (type.includes('spreadsheet')) return new SourceRefusal('not-a-document', { kind: 'sheet' });
  if (type.includes('presentation')) return new SourceRefusal('not-a-document', { kind: 'slides' });
  return new SourceRefusal('opendocument');
}
