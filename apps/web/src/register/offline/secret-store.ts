/**
 * Things kept on this machine, encrypted, for the person signed in: forms and records for work without a connection,
 * drafts while typing, entries that wait to be sent. Closed when the session ends, destroyed when the person signs out.
 */
import { account } from '@binhdang/contract';
import { call } from '../../app/api.ts';
import { isOffline } from '../../app/connection.ts';
import { forgetOfflinePart, keepOfflinePart, offlinePart } from '../../app/offline-part.ts';
import { packed, type Sealer, sealerOf, unpacked } from './seal.ts';
import { destroyShelf, type Group, openShelf, type Shelf } from './shelf.ts';

export interface SecretStore {
  readonly userId: string;
  get<T>(group: Group, place: string): Promise<T | undefined>;
  /** All of a group, in no order. What cannot be opened is left out. */
  list<T>(group: Group): Promise<T[]>;
  put(group: Group, place: string, value: unknown): Promise<void>;
  putFile(place: string, file: File): Promise<void>;
  getFile(place: string): Promise<File | undefined>;
  /** Removes files put here before `before` (milliseconds) that nothing names any more. */
  sweepFiles(named: ReadonlySet<string>, before: number): Promise<void>;
  remove(group: Group, places: readonly string[]): Promise<void>;
}

interface FileFacts {
  readonly place: string;
  /** When it was put here, in milliseconds. */
  readonly at: number;
  readonly name: string;
  readonly type: string;
  readonly lastModified: number;
}

export function secretStore(userId: string, shelf: Shelf, sealer: Sealer): SecretStore {
  const read = async <T>(group: Group, place: string) => {
    const name = await sealer.blind(group, place);
    const row = await shelf.get(name);
    return row && unpacked<T>(await sealer.open(name, row));
  };
  const write = async (group: Group, place: string, value: unknown, file?: File) => {
    const name = await sealer.blind(group, place);
    await shelf.put([{ name, group, ...(await sealer.seal(name, await packed(value, file))) }]);
  };
  return {
    userId,
    get: async <T>(group: Group, place: string) => (await read<T>(group, place))?.value,
    async list<T>(group: Group) {
      const rows = await shelf.all(group);
      const opened = await Promise.allSettled(rows.map((row) => sealer.open(row.name, row)));
      return opened.flatMap((one) => (one.status === 'fulfilled' ? [unpacked<T>(one.value).value] : []));
    },
    put: (group, place, value) => write(group, place, value),
    putFile: (place, file) => {
      const { name, type, lastModified } = file;
      const facts: FileFacts = { place, at: Date.now(), name, type, lastModified };
      return write('file', place, facts, file);
    },
    async getFile(place) {
      const found = await read<FileFacts>('file', place);
      if (found === undefined) return undefined;
      const { name, type, lastModified } = found.value;
      return new File([found.bytes], name, { type, lastModified });
    },
    async sweepFiles(named, before) {
      const left = (await this.list<FileFacts>('file')).filter(
        ({ place, at }) => at < before && !named.has(place),
      );
      await this.remove(
        'file',
        left.map(({ place }) => place),
      );
    },
    async remove(group, places) {
      await shelf.remove(await Promise.all(places.map((place) => sealer.blind(group, place))));
    },
  };
}

/** When this tab last asked for the server's part. */
let asked: { readonly userId: string; readonly at: number } | undefined;
const ASK_AGAIN_MS = 3_600_000;

/** Whether the part should be asked for, so that it lasts: not at each reconnection. */
export const partIsOld = (userId: string): boolean =>
  asked?.userId !== userId || Date.now() - asked.at > ASK_AGAIN_MS;

interface Opened {
  readonly part: string;
  readonly store: SecretStore;
  readonly shelf: Shelf;
}
let opened: Opened | undefined;
let opening: Promise<Opened | undefined> | undefined;

/** Without a secure context there is no cryptography, in some private windows no database: then nothing is kept. */
const possible = () => window.isSecureContext && typeof indexedDB !== 'undefined';

/**
 * The store of the person signed in; undefined where nothing may be read (any more) or nothing can be kept. The server is
 * asked only where its part is not here. Of whoever the part is when no person is named: after a start without a
 * connection.
 */
export async function openSecretStore(userId?: string): Promise<SecretStore | undefined> {
  const part = offlinePart();
  if (part === undefined || (userId !== undefined && part.userId !== userId)) {
    close();
    return userId === undefined || isOffline() ? undefined : unlockSecretStore(userId);
  }
  if (opened?.store.userId === part.userId && opened.part === part.part) return opened.store;
  opening ??= openWith(part.userId, part.part, false).finally(() => {
    opening = undefined;
  });
  const found = await opening;
  // Somebody else may have signed in while it was being opened.
  return found?.store.userId === part.userId && found.part === part.part ? found.store : undefined;
}

let unlocking: { readonly userId: string; readonly done: Promise<SecretStore | undefined> } | undefined;

/** With a connection: gets the server's part, and begins a store where there is none yet. */
export function unlockSecretStore(userId: string): Promise<SecretStore | undefined> {
  if (unlocking?.userId !== userId) unlocking = { userId, done: unlock(userId) };
  const { done } = unlocking;
  return done.finally(() => {
    if (unlocking?.done === done) unlocking = undefined;
  });
}

async function unlock(userId: string): Promise<SecretStore | undefined> {
  if (!possible()) return undefined;
  const shelf = await openShelf(userId, true).catch(() => undefined);
  if (shelf === undefined) return undefined;
  try {
    const given = await call(account.offlinePart, { body: { storeId: shelf.storeId } });
    const { part, hours, fresh } = given;
    // The session has become another person's in another tab: nothing of this one is touched.
    if (given.userId !== userId) return undefined;
    // Another part than before: what lies here was sealed under a key that nobody has any more.
    if (fresh) await shelf.clear();
    if (hours <= 0) {
      shelf.close();
      await destroySecretStore(userId);
      return undefined;
    }
    keepOfflinePart({ userId, part }, hours);
    asked = { userId, at: Date.now() };
  } finally {
    shelf.close();
  }
  return openSecretStore(userId);
}

async function openWith(userId: string, part: string, make: boolean): Promise<Opened | undefined> {
  if (!possible()) return undefined;
  close();
  const shelf = await openShelf(userId, make).catch(() => undefined);
  if (shelf === undefined) return undefined;
  const store = secretStore(userId, shelf, await sealerOf(shelf.local, part, shelf.storeId));
  opened = { part, store, shelf };
  return opened;
}

function close(): void {
  opened?.shelf.close();
  opened = undefined;
}

/** The session has ended: nothing can be read until the same person signs in again. What waits stays. */
export function lockSecretStore(): void {
  forgetOfflinePart();
  close();
}

/** Signing out: both parts of the key and all rows go. */
export async function destroySecretStore(userId: string): Promise<void> {
  lockSecretStore();
  await destroyShelf(userId);
}
