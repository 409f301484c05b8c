import { Worker } from 'node:worker_threads';
import type { SourceLimits } from './limits.ts';
import { SourceRefusal } from './refusal.ts';
import type { SourceText } from './source-text.ts';
import type { LoadAnswer, LoadTask } from './worker.ts';

/**
 * PDFs and large files are read in a thread: a hostile one can then neither block the program, nor exhaust its memory,
 * nor end it by an error that pdfjs loses. The thread is kept for the next file and does not keep the program alive.
 */

interface Waiting {
  readonly resolve: (source: SourceText) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** Memory of the thread: a PDF of 1,000 pages takes about a fifth. */
const MEMORY_MB = 1024;

class LoadThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 0;
  alive = true;

  constructor() {
    const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
    this.#worker = new Worker(new URL(file, import.meta.url), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    this.#worker.unref();
    this.#worker.on('message', (answer: LoadAnswer) => this.#settle(answer));
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('the thread ended')));
  }

  run(bytes: Uint8Array, limits: SourceLimits): Promise<SourceText> {
    return new Promise((resolve, reject) => {
      const id = this.#nextId;
      this.#nextId += 1;
      const timer = setTimeout(() => this.#giveUp(limits.seconds), limits.seconds * 1000);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#worker.ref();
      const task: LoadTask = { id, bytes, limits };
      this.#worker.postMessage(task);
    });
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    clearTimeout(waiting?.timer);
    if (this.#waiting.size === 0) this.#worker.unref();
    return waiting;
  }

  #settle(answer: LoadAnswer): void {
    const waiting = this.#take(answer.id);
    if ('source' in answer) waiting?.resolve(answer.source);
    else if ('refusal' in answer) {
      waiting?.reject(new SourceRefusal(answer.refusal.code, answer.refusal.details));
    } else waiting?.reject(new Error(answer.fault));
  }

  #giveUp(seconds: number): void {
    this.#refuseAll(new SourceRefusal('too-complex', { what: 'seconds', limit: seconds }));
    void this.#worker.terminate();
  }

  /** The thread broke down under a file; which of several waiting is not known, so all are refused. */
  #end(error: Error): void {
    const memory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    this.#refuseAll(
      memory
        ? new SourceRefusal('too-complex', { what: 'MB of memory', limit: MEMORY_MB })
        : new SourceRefusal('damaged', { format: '', reason: error.message.slice(0, 120) }),
    );
  }

  #refuseAll(refusal: SourceRefusal): void {
    this.alive = false;
    for (const id of [...this.#waiting.keys()]) this.#take(id)?.reject(refusal);
  }
}

let thread: LoadThread | undefined;
/** Files are taken one after the other, so that one that breaks the thread takes no other with it. */
let last: Promise<unknown> = Promise.resolve();

/** Takes a file in, in the thread; throws SourceRefusal as `loadHere` does, and beyond the limits of time and memory. */
export function loadInThread(bytes: Uint8Array, limits: SourceLimits): Promise<SourceText> {
  const result = last.then(() => {
    if (!thread?.alive) thread = new LoadThread();
    return thread.run(bytes, limits);
  });
  last = result.catch(() => undefined);
  return result;
}
