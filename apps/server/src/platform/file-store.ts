/** Contents of files, outside the database, named by their SHA-256; the database keeps name, size and hash. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface FileStore {
  /** Durable before it resolves. Storing the same content twice keeps one copy. */
  put(bytes: Uint8Array): Promise<{ sha256: Buffer; sizeBytes: number }>;
  get(sha256: Buffer): NodeJS.ReadableStream;
}

export function folderStore(folder: string): FileStore {
  const place = (sha256: Buffer) => {
    const hex = sha256.toString('hex');
    return join(folder, hex.slice(0, 2), hex);
  };
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest();
      const path = place(sha256);
      const known = await stat(path).then(
        (found) => found.size === bytes.byteLength,
        () => false,
      );
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
  };
}
