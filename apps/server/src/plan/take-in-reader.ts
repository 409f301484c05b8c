/** Reads documents on a thread of its own: a large or hostile file keeps nobody waiting but its sender. */
import { Worker } from 'node:worker_threads';
import type { Words } from '@binhdang/contract';
import type { BodyTable, Finding, ReadDocument } from '@binhdang/vanban';
import { refuse } from '../platform/refusal.ts';

export interface ReadResult {
  /** NFC; positions in `read` count its UTF-16 code units. */
  readonly text: string;
  readonly read: ReadDocument;
  readonly findings: readonly Finding[];
}

export interface ReadTask {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly table: BodyTable;
}

export interface ReadAnswer {
  readonly id: number;
  readonly result?: ReadResult;
  readonly refused?: Words;
  readonly fault?: string;
}

/** The reader bounds its own work; this is for what nobody foresaw. */
const PATIENCE_MS = 90_000;
const MEMORY_MB = 1024;

const TOO_MUCH: Words = {
  vi: 'Văn bản quá phức tạp, hệ thống không đọc xong. Hãy lưu lại thành .docx chỉ gồm phần chữ rồi đưa vào.',
  en: 'The document is too complex to be read in time. Save it as a .docx of text alone and hand that in.',
};

interface Waiting {
  readonly settle: (answer: ReadAnswer) => void;
  readonly timer: NodeJS.Timeout;
}

let thread: Worker | undefined;
let tasks = 0;
const waiting = new Map<number, Waiting>();

/**
 * Text, tree and findings of a file.
 * @throws Refusal document-refused, with the reader's words, when the file is not taken in
 */
export async function readFile(bytes: Uint8Array, name: string, table: BodyTable): Promise<ReadResult> {
  const answer = await ask({ id: ++tasks, bytes, name, table });
  if (answer.refused) refuse('document-refused', { detail: answer.refused });
  if (!answer.result) throw new Error(`reading failed: ${answer.fault}`);
  return answer.result;
}

function ask(task: ReadTask): Promise<ReadAnswer> {
  return new Promise((resolve) => {
    const worker = startedThread();
    const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS);
    waiting.set(task.id, { settle: resolve, timer });
    worker.ref();
    worker.postMessage(task);
  });
}

function startedThread(): Worker {
  if (thread) return thread;
  const worker = new Worker(new URL('./take-in-thread.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  worker.unref();
  worker.on('message', (answer: ReadAnswer) => settle(answer));
  worker.on('error', () => broken(worker));
  worker.on('exit', () => broken(worker));
  thread = worker;
  return worker;
}

function settle(answer: ReadAnswer): void {
  const one = waiting.get(answer.id);
  waiting.delete(answer.id);
  clearTimeout(one?.timer);
  if (waiting.size === 0) thread?.unref();
  one?.settle(answer);
}

/** Out of time or memory. Which of several files did it is not known, so all that wait are refused. */
function broken(worker: Worker): void {
  if (thread !== worker) return;
  thread = undefined;
  for (const id of [...waiting.keys()]) settle({ id, refused: TOO_MUCH });
}
