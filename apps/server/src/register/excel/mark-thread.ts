/** Other side of mark-reader.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { type MarkTask, markedWorkbook } from './mark-file.ts';
import { Refused } from './refused.ts';

try {
  parentPort?.postMessage({ bytes: await markedWorkbook(workerData as MarkTask) });
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  parentPort?.postMessage({ refused: error.words });
}
