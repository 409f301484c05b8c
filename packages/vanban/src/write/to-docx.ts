import { composeDocument } from './compose.ts';
import type { OfficialDocument } from './model.ts';

/**
 * The document as DOCX in the layout of Decree 30/2020/NĐ-CP, with typed numbers, headings in the outline and
 * each annex a section of its own.
 * @throws ZodError when the document breaks the model
 */
export async function toDocx(doc: OfficialDocument): Promise<Uint8Array> {
  const composed = composeDocument(doc);
  // The library is large; reading documents must not pay for writing them.
  const { writeDocx } = await import('./docx-document.ts');
  return writeDocx(composed);
}
