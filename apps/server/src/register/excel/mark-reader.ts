/** Marks files on a thread of its own. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BiText } from '@binhdang/domain/register';
import type { MarkTask } from './mark-file.ts';
import { Refused } from './refused.ts';
import { endOf } from './thread-end.ts';

const MEMORY_MB = 1024;

/** @throws Refused */
export async function markFile(task: MarkTask): Promise<Uint8Array> {
  const worker = new Worker(new URL('./mark-thread.ts', import.meta.url), {
    workerData: task,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  try {
    // An error of the thread rejects this.
    const [answer] = (await once(worker, 'message')) as [{ bytes?: Uint8Array; refused?: BiText }];
    if (answer.refused) throw new Refused(answer.refused);
    return answer.bytes ?? new Uint8Array();
  } finally {
    await endOf(worker);
  }
}
