/** Other side of take-in-reader.ts: reads documents away from the thread that answers requests. */
import { parentPort } from 'node:worker_threads';
import { checkDocument, loadSource, readDocument, SourceRefusal } from '@binhdang/vanban';
import type { ReadAnswer, ReadTask } from './take-in-reader.ts';

parentPort?.on('message', async ({ id, bytes, name, table }: ReadTask) => {
  const answer = (rest: Omit<ReadAnswer, 'id'>) => parentPort?.postMessage({ id, ...rest });
  try {
    const loaded = await loadSource(bytes, name);
    // Characters that the database cannot hold, each replaced by one of the same length: positions stay true.
    const source = { ...loaded, text: loaded.text.toWellFormed().replaceAll('\0', ' ') };
    const read = readDocument(source, { bodies: table });
    answer({ result: { text: source.text, read, findings: checkDocument(read) } });
  } catch (error) {
    if (error instanceof SourceRefusal) answer({ refused: error.messages });
    else answer({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
