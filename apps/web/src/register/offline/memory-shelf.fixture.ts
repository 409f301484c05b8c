/** A shelf in memory, for tests outside a browser; it can be looked at. */
import { newLocalPart, sealerOf } from './seal.ts';
import { type SecretStore, secretStore } from './secret-store.ts';
import type { Row, Shelf } from './shelf.ts';

export async function memoryShelf(): Promise<Shelf & { readonly rows: Map<string, Row> }> {
  const rows = new Map<string, Row>();
  return {
    rows,
    storeId: crypto.randomUUID(),
    local: await newLocalPart(),
    get: async (name) => rows.get(name),
    all: async (group) => [...rows.values()].filter((row) => row.group === group),
    put: async (some) => {
      for (const row of some) rows.set(row.name, row);
    },
    remove: async (names) => {
      for (const name of names) rows.delete(name);
    },
    clear: async () => rows.clear(),
    close: () => undefined,
  };
}

export const SOME_PART = 'c29tZSBwYXJ0IG9mIHRoaXJ0eSB0d28gYnl0ZXMgISE=';

export async function memoryStore(userId = 'person'): Promise<SecretStore> {
  const shelf = await memoryShelf();
  return secretStore(userId, shelf, await sealerOf(shelf.local, SOME_PART, shelf.storeId));
}
