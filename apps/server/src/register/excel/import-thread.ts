/** Other side of import-reader.ts: reads and checks a file away from the thread that answers requests. */
import { parentPort, workerData } from 'node:worker_threads';
import { type CheckTask, checkFile } from './check-file.ts';
import type { ThreadAnswer } from './import-reader.ts';
import { Refused } from './refused.ts';

const port = parentPort;
const answer = (message: ThreadAnswer) => port?.postMessage(message);
/** The next step is taken when the other side takes up the last one: memory stays that of two batches. */
const asked = () =>
  new Promise<boolean>((resolve) => {
    port?.once('message', (step: 'next' | 'stop') => resolve(step === 'next'));
  });

try {
  await asked();
  for await (const checked of checkFile(workerData as CheckTask)) {
    answer({ checked });
    if (!(await asked())) break;
  }
  answer({ done: true });
} catch (error) {
  if (error instanceof Refused) answer({ refused: error.words });
  else answer({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
