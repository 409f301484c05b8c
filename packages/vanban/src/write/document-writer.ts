import { Worker } from 'node:worker_threads';
import { CertificateSet } from './certificates/model.ts';
import { OfficialDocument } from './model.ts';

export type FileFormat = 'docx' | 'pdf';

export interface WriteOrder {
  readonly id: number;
  readonly format: FileFormat;
  readonly content: { readonly document: OfficialDocument } | { readonly certificates: CertificateSet };
}

export type WriteAnswer = { readonly id: number } & (
  | { readonly bytes: Uint8Array }
  | { readonly problem: string }
);

/** Writes documents on a thread of its own. */
export interface DocumentWriter {
  /**
   * The same file as `toDocx` and `toPdf` give.
   * @throws ZodError when the document breaks the model; Error when the thread failed
   */
  write(document: OfficialDocument, format: FileFormat): Promise<Uint8Array>;
  /** The same file as `certificatesToDocx` and `certificatesToPdf` give. */
  writeCertificates(certificates: CertificateSet, format: FileFormat): Promise<Uint8Array>;
  /** Ends the thread; orders still open are refused. */
  close(): Promise<void>;
}

interface OpenOrder {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/**
 * For servers: a report of a hundred pages takes its thread more than half a second, in which nobody else would be
 * served. The thread begins with the first order, does not keep the process alive, and is replaced when it dies.
 */
export function startDocumentWriter(): DocumentWriter {
  const open = new Map<number, OpenOrder>();
  let thread: Worker | undefined;
  let orders = 0;

  const settle = (answer: WriteAnswer): void => {
    const order = open.get(answer.id);
    open.delete(answer.id);
    if (open.size === 0) thread?.unref();
    if ('bytes' in answer) order?.resolve(answer.bytes);
    else order?.reject(new Error(answer.problem));
  };
  const fail = (failed: Worker, error: Error): void => {
    if (thread !== failed) return;
    thread = undefined;
    const lost = [...open.values()];
    open.clear();
    for (const order of lost) order.reject(error);
  };
  const getThread = (): Worker => {
    if (thread) return thread;
    const started = new Worker(new URL('./writer-thread.ts', import.meta.url));
    started.on('message', settle);
    started.on('error', (error) => fail(started, error instanceof Error ? error : new Error(String(error))));
    started.on('exit', () => fail(started, new Error('The thread that writes documents has ended')));
    thread = started;
    return started;
  };

  const send = (content: WriteOrder['content'], format: FileFormat): Promise<Uint8Array> => {
    orders += 1;
    const order: WriteOrder = { id: orders, format, content };
    return new Promise<Uint8Array>((resolve, reject) => {
      open.set(order.id, { resolve, reject });
      const worker = getThread();
      worker.ref();
      worker.postMessage(order);
    });
  };

  return {
    write: async (document, format) => send({ document: OfficialDocument.parse(document) }, format),
    writeCertificates: async (certificates, format) =>
      send({ certificates: CertificateSet.parse(certificates) }, format),
    async close() {
      await thread?.terminate();
    },
  };
}
