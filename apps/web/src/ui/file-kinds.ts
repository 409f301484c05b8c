/** Kinds of evidence that the server takes; it checks by content, this list only spares a useless upload. */
export const FILE_ENDINGS = [
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'jpg',
  'jpeg',
  'png',
  'webp',
  'mp3',
  'mp4',
  'txt',
  'csv',
];

/** The list above, for reading. */
export const FILE_KINDS =
  'PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), JPG, PNG, WebP, MP3, MP4, TXT, CSV';

/** The server's usual limit; a stricter one is told by its refusal. */
export const FILE_LIMIT_MB = 25;

const MB = 1024 * 1024;

export type FileFault = 'fileTooLarge' | 'fileKindRefused' | 'fileEmpty';

/** Why a file need not even be sent; `undefined` if it may. */
export function faultOf(
  file: { readonly name: string; readonly size: number },
  endings: readonly string[],
): FileFault | undefined {
  if (file.size === 0) return 'fileEmpty';
  if (file.size > FILE_LIMIT_MB * MB) return 'fileTooLarge';
  const ending = file.name.toLowerCase().split('.').at(-1) ?? '';
  return endings.includes(ending) ? undefined : 'fileKindRefused';
}

/** Size in MB with one decimal, at least 0.1. */
export function megabytes(bytes: number): number {
  return Math.max(0.1, Math.round((bytes / MB) * 10) / 10);
}
