import process from 'node:process';
import { parentPort } from 'node:worker_threads';
import type { SourceLimits } from './limits.ts';
import { loadHere } from './load-here.ts';
import { type RefusalCode, type RefusalDetails, SourceRefusal } from './refusal.ts';
import type { SourceText } from './source-text.ts';

/** What is sent to the thread. */
export interface LoadTask {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly limits: SourceLimits;
}

/** What comes back: the text, a refusal, or a fault of ours. */
export type LoadAnswer =
  | { readonly id: number; readonly source: SourceText }
  | {
      readonly id: number;
      readonly refusal: { readonly code: RefusalCode; readonly details: RefusalDetails };
    }
  | { readonly id: number; readonly fault: string };

async function answer({ id, bytes, limits }: LoadTask): Promise<LoadAnswer> {
  try {
    return { id, source: await loadHere(bytes, limits) };
  } catch (error) {
    if (error instanceof SourceRefusal) return { id, refusal: { code: error.code, details: error.details } };
    return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// Of a damaged file pdfjs leaves promises behind that nobody awaits; they must not end the thread, for the file
// is answered for all the same.
process.on('unhandledRejection', () => {});

parentPort?.on('message', async (task: LoadTask) => {
  parentPort?.postMessage(await answer(task));
});
