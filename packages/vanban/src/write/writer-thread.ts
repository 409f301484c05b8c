import { parentPort } from 'node:worker_threads';
import type { WriteAnswer, WriteOrder } from './document-writer.ts';
import { toDocx } from './to-docx.ts';
import { toPdf } from './to-pdf.ts';

/** The other side of `startDocumentWriter`: takes orders one after the other and answers with the file. */

parentPort?.on('message', async ({ id, format, document }: WriteOrder) => {
  try {
    const bytes = await (format === 'pdf' ? toPdf(document) : toDocx(document));
    const answer: WriteAnswer = { id, bytes };
    parentPort?.postMessage(answer, [bytes.buffer as ArrayBuffer]);
  } catch (error) {
    const answer: WriteAnswer = { id, problem: error instanceof Error ? error.message : String(error) };
    parentPort?.postMessage(answer);
  }
});
