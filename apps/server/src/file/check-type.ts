/** What may be kept, told by content. Programs, archives, web pages and pictures with scripts (SVG) are refused. */
import { fileTypeFromBuffer } from 'file-type';
import { refuse } from '../platform/refusal.ts';

/** Media types kept as evidence, with their usual endings. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'audio/mpeg': ['mp3'],
  'video/mp4': ['mp4'],
  'text/plain': ['txt', 'csv'],
};

const ACCEPTED = 'PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), JPG, PNG, WebP, MP3, MP4, TXT, CSV';

/** @returns the media type found; @throws Refusal file-refused with the kinds that are accepted */
export async function checkedType(bytes: Buffer, name: string): Promise<string> {
  const sniffed = await fileTypeFromBuffer(bytes);
  const mediaType = sniffed?.mime ?? (isPlainText(bytes, name) ? 'text/plain' : undefined);
  const endings = mediaType ? ALLOWED[mediaType] : undefined;
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  if (!mediaType && Object.values(ALLOWED).flat().includes(ending)) {
    refuse('file-refused', {
      detail: {
        vi: `“${name}” không mở được như một tệp .${ending}: tệp hỏng hoặc bị đổi đuôi. Hãy mở thử trên máy, lưu lại rồi tải lên.`,
        en: `"${name}" is damaged, or is no .${ending} at all. Open it on your machine, save it again, then upload it.`,
      },
    });
  }
  if (!mediaType || !endings) {
    refuse('file-refused', {
      detail: {
        vi: `“${name}” không thuộc loại tệp được nhận. Hãy dùng: ${ACCEPTED}.`,
        en: `"${name}" is not of a kind that is accepted. Please use: ${ACCEPTED}.`,
      },
    });
  }
  if (!endings.includes(ending)) {
    refuse('file-refused', {
      detail: {
        vi: `Nội dung của “${name}” là ${endings.join('/')}, khác với đuôi tệp. Hãy đổi lại đuôi tệp cho đúng.`,
        en: `The content of "${name}" is ${endings.join('/')}, which its name does not say. Please rename it.`,
      },
    });
  }
  return mediaType;
}

function isPlainText(bytes: Buffer, name: string): boolean {
  if (!/\.(txt|csv)$/i.test(name)) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !text.includes('\0') && !/^\s*<(!doctype|html|svg|script)/i.test(text);
  } catch {
    return false;
  }
}
