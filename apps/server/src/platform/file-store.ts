/** Contents of files, outside the database, named by their SHA-256; the database keeps name, size and hash. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, stat, unlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface FileStore {
  /** Durable before it resolves. Storing the same content twice keeps one copy. */
  put(bytes: Uint8Array): Promise<{ sha256: Buffer; sizeBytes: number }>;
  get(sha256: Buffer): NodeJS.ReadableStream;
  /**
   * Takes a content away that no row names any more. One that was put within the last day stays: the row of an upload
   * under way is not there yet.
   */
  remove(sha256: Buffer): Promise<void>;
}

const DAY = 86_400_000;

export function folderStore(folder: string): FileStore {
  const place = (sha256: Buffer) => {
    const hex = sha256.toString('hex');
    return join(folder, hex.slice(0, 2), hex);
  };
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest();
      const path = place(sha256);
      const known = await offered(path, bytes.byteLength);
      if (!known) {
        await mkdir(dirname(path), { recursive: true });
        const temporary = `${path}.${randomUUID()}`;
        const file = await open(temporary, 'wx', 0o600);
        await file.writeFile(bytes);
        await file.sync();
        await file.close();
        await rename(temporary, path);
      }
      return { sha256, sizeBytes: bytes.byteLength };
    },
    get: (sha256) => createReadStream(place(sha256)),
    async remove(sha256) {
      const path = place(sha256);
      // Out of the way first: who puts the same content meanwhile either was seen by its time or writes it anew.
      const aside = `${path}.${randomUUID()}`;
      const moved = await rename(path, aside).then(
        () => true,
        () => false,
      );
      if (!moved) return;
      const { mtimeMs } = await stat(aside);
      if (Date.now() - mtimeMs < DAY) await rename(aside, path);
      else await unlink(aside);
    },
  };
}

/** Whether the content is there in full; its time then says that it was put again. */
async function offered(path: string, size: number): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now)
    .then(() => stat(path))
    .then(
      (found) => found.size === size,
      () => false,
    );
}
