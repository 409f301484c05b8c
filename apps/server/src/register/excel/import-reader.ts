/** Checks files on a thread of its own: a long or hostile one keeps nobody waiting but its sender. */
import { Worker } from 'node:worker_threads';
import type { BiText } from '@binhdang/domain/register';
import type { Checked, CheckTask } from './check-file.ts';
import { Refused } from './refused.ts';
import { endOf } from './thread-end.ts';

export type ThreadAnswer =
  | { readonly checked: Checked }
  | { readonly done: true }
  | { readonly refused: BiText }
  | { readonly fault: string };

/** Without an answer for so long the thread is stopped; a batch takes well under a second. */
const PATIENCE_MS = 60_000;
/** Room for the texts of a file with the most rows; less young space, because what a row needs is soon needed no more. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

const TOO_MUCH: BiText = {
  vi: 'Tệp quá lớn hoặc quá phức tạp, hệ thống không đọc hết. Hãy chia thành nhiều tệp, chỉ giữ các trang dữ liệu.',
  en: 'The file is too large or too complex to be read. Divide it into several, with the sheets of data alone.',
};

/**
 * What {@link checkFile} yields, as it comes. While a part is worked on, the thread makes the next one ready and waits.
 * @throws Refused
 */
export async function* checkOnThread(task: CheckTask): AsyncGenerator<Checked> {
  const worker = new Worker(new URL('./import-thread.ts', import.meta.url), {
    workerData: task,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: LIMITS,
  });
  try {
    let coming = next(worker);
    for (;;) {
      const answer = await coming;
      if ('done' in answer) return;
      if ('refused' in answer) throw new Refused(answer.refused);
      if ('fault' in answer) throw new Error(`checking failed: ${answer.fault}`);
      coming = next(worker);
      // Whoever stops before the end does not wait for it.
      coming.catch(() => undefined);
      yield answer.checked;
    }
  } finally {
    worker.postMessage('stop');
    await endOf(worker);
  }
}

function next(worker: Worker): Promise<ThreadAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new Refused(TOO_MUCH))), PATIENCE_MS);
    const settle = (how: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      how();
    };
    const onMessage = (answer: ThreadAnswer) => settle(() => resolve(answer));
    const onError = (error: Error & { code?: string }) =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refused(TOO_MUCH) : error));
    const onExit = () => settle(() => reject(new Refused(TOO_MUCH)));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage('next');
  });
}
