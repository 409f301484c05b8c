import { parentPort } from 'node:worker_threads';
import { certificatesToDocx } from './certificates/to-docx.ts';
import { certificatesToPdf } from './certificates/to-pdf.ts';
import type { WriteAnswer, WriteOrder } from './document-writer.ts';
import { toDocx } from './to-docx.ts';
import { toPdf } from './to-pdf.ts';

function written(content: WriteOrder['content'], format: WriteOrder['format']): Promise<Uint8Array> {
  if ('certificates' in content)
    return (format === 'pdf' ? certificatesToPdf : certificatesToDocx)(content.certificates);
  return (format === 'pdf' ? toPdf : toDocx)(content.document);
}

/** The other side of `startDocumentWriter`: takes orders one after the other and answers with the file. */

parentPort?.on('message', async ({ id, format, content }: WriteOrder) => {
  try {
    const bytes = await written(content, format);
    const answer: WriteAnswer = { id, bytes };
    parentPort?.postMessage(answer, [bytes.buffer as ArrayBuffer]);
  } catch (error) {
    const answer: WriteAnswer = { id, problem: error instanceof Error ? error.message : String(error) };
    parentPort?.postMessage(answer);
  }
});
