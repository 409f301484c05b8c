/** Where sealed rows lie: one IndexedDB database for each person, with the browser's part of the key. */
import Dexie, { type EntityTable } from 'dexie';
import { newLocalPart, type Sealed } from './seal.ts';

/** What kind of thing a row holds: the only thing about it that can be seen. */
export type Group = 'kept' | 'draft' | 'outbox' | 'file' | 'sent';

export interface Row extends Sealed {
  readonly name: string;
  readonly group: Group;
}

export interface Shelf {
  readonly storeId: string;
  readonly local: CryptoKey;
  get(name: string): Promise<Row | undefined>;
  all(group: Group): Promise<readonly Row[]>;
  put(rows: readonly Row[]): Promise<void>;
  remove(names: readonly string[]): Promise<void>;
  clear(): Promise<void>;
  close(): void;
}

interface KeyRow {
  readonly id: 'key';
  readonly storeId: string;
  readonly local: CryptoKey;
}

const databaseOf = (userId: string) => `binhdang-${userId}`;

/** @param make whether to begin a store where there is none */
export async function openShelf(userId: string, make: boolean): Promise<Shelf | undefined> {
  const name = databaseOf(userId);
  if (!make && !(await Dexie.exists(name))) return undefined;
  const database = new Dexie(name) as Dexie & {
    keys: EntityTable<KeyRow, 'id'>;
    rows: EntityTable<Row, 'name'>;
  };
  database.version(1).stores({ keys: 'id', rows: 'name, group' });
  await database.open();
  const key = (await database.keys.get('key')) ?? (make ? await newKey() : undefined);
  if (key === undefined) {
    database.close();
    return undefined;
  }
  const { rows } = database;
  return {
    storeId: key.storeId,
    local: key.local,
    get: (row) => rows.get(row),
    all: (group) => rows.where('group').equals(group).toArray(),
    put: async (some) => {
      await rows.bulkPut(some);
    },
    remove: (names) => rows.bulkDelete([...names]),
    clear: () => rows.clear(),
    close: () => database.close(),
  };

  async function newKey(): Promise<KeyRow> {
    const made: KeyRow = { id: 'key', storeId: crypto.randomUUID(), local: await newLocalPart() };
    // Two tabs may begin at once: the first key stays.
    return database.transaction('rw', database.keys, async () => {
      const first = await database.keys.get('key');
      if (first === undefined) await database.keys.add(made);
      return first ?? made;
    });
  }
}

/** Removes rows and key together. */
export const destroyShelf = (userId: string): Promise<void> => Dexie.delete(databaseOf(userId));
