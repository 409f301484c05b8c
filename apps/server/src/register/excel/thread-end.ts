import type { Worker } from 'node:worker_threads';

/** A thread that has answered is gone within milliseconds; one that hangs is stopped. */
const GRACE_MS = 2_000;

/**
 * Waits for a thread to end by itself, and stops it when it does not. Stopping at once a thread that is just ending
 * has brought the whole process down (nodejs/node#56312).
 */
export async function endOf(worker: Worker): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), GRACE_MS);
  });
  // A thread that has ended before answers no event any more; terminating it costs nothing.
  if (worker.threadId === -1) clearTimeout(timer);
  else if ((await Promise.race([ended, late])) !== 'late') return clearTimeout(timer);
  await worker.terminate();
}
