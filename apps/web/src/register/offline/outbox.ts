/**
 * Entries on their way to the server. Each is kept on this machine, encrypted, before anything is sent, and until the
 * server has answered. They go out one after the other; what the server refuses waits for its person and holds up only
 * entries of the same record. Several tabs share one outbox: whatever changes it does so under a lock and reads it anew.
 */
import type { files, OutputOf, register } from '@binhdang/contract';
import { ApiProblem } from '../../app/api.ts';
import {
  type EntryValues,
  localFilesIn,
  type OutboxEntry,
  type RecordEntry,
  replacedId,
  type SentEntry,
  sameValues,
  type Theirs,
} from './entry.ts';
import type { SecretStore } from './secret-store.ts';

export type Written = OutputOf<typeof register.createRecord>;

export interface OutboxServer {
  readonly create: (entry: OutboxEntry) => Promise<Written>;
  readonly change: (entry: OutboxEntry, version: number) => Promise<Written>;
  /** @param key the same for the same file, however often it is sent */
  readonly upload: (file: File, bodyId: string, key: string) => Promise<files.StoredFile>;
}

/** One at a time among all tabs; `undefined` when another has it and we need not wait. */
export interface Locks {
  readonly changing: <T>(work: () => Promise<T>) => Promise<T>;
  readonly sending: (work: () => Promise<void>) => Promise<void>;
}

interface OutboxOptions {
  readonly store: SecretStore;
  readonly server: OutboxServer;
  readonly locks: Locks;
  /** Whether the person of this store is still the one signed in. */
  readonly mayStill: () => boolean;
  readonly onChange: () => void;
  /** An entry has arrived: what was read before is out of date. */
  readonly onSent: () => void;
  readonly now?: () => Date;
}

interface How {
  /** It was sent already under this key, and no answer came. */
  readonly tried?: boolean;
  readonly key?: string;
}

/** A server that fails on one entry again and again must not hold up all others. */
const FAILURES_ENOUGH = 4;
const SENT_SHOWN = 20;

/** How a round of sending ended: nothing more to do, or try again later. */
export type Round = 'done' | 'later' | 'signed-out';

export class Outbox {
  readonly #options: OutboxOptions;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  async entries(): Promise<readonly OutboxEntry[]> {
    const found = await this.#options.store.list<OutboxEntry>('outbox');
    return found.sort((a, b) => a.seq - b.seq);
  }

  async entry(id: string): Promise<OutboxEntry | undefined> {
    return this.#options.store.get<OutboxEntry>('outbox', id);
  }

  /** The latest first. */
  async sent(): Promise<readonly SentEntry[]> {
    const found = await this.#options.store.list<SentEntry>('sent');
    return found.sort((a, b) => b.sentAt.localeCompare(a.sentAt));
  }

  /**
   * Keeps an entry. One of the same record that was never sent is replaced by it; one that may have arrived stays before
   * it, and this one follows as a change of what that made.
   */
  add(entry: RecordEntry, how: How = {}): Promise<OutboxEntry> {
    return this.#options.locks.changing(async () => {
      const all = await this.entries();
      const before = all.findLast(({ recordId }) => recordId === entry.recordId);
      return before !== undefined && !before.tried && before.state !== 'sending'
        ? this.#replace(before, entry)
        : this.#append(entry, all, how);
    });
  }

  async #replace(before: OutboxEntry, entry: RecordEntry): Promise<OutboxEntry> {
    const kept: OutboxEntry = {
      ...before,
      ...entry,
      base: before.base,
      key: crypto.randomUUID(),
      state: 'waiting',
      failures: 0,
      savedAt: this.#now(),
      refused: undefined,
    };
    await this.#put(kept);
    await this.#forgetFiles(before.values, kept.values);
    return kept;
  }

  async #append(entry: RecordEntry, all: readonly OutboxEntry[], how: How = {}): Promise<OutboxEntry> {
    const before = all.findLast(({ recordId }) => recordId === entry.recordId);
    const kept: OutboxEntry = {
      ...entry,
      // The form of a record that waits does not know yet what the entry before it makes of it; see #arrived.
      base: before === undefined ? entry.base : { version: 0, values: before.values },
      id: crypto.randomUUID(),
      seq: (all.at(-1)?.seq ?? 0) + 1,
      key: how.key ?? crypto.randomUUID(),
      state: 'waiting',
      tried: how.tried ?? false,
      failures: 0,
      savedAt: this.#now(),
    };
    await this.#put(kept);
    return kept;
  }

  #now(): string {
    return (this.#options.now?.() ?? new Date()).toISOString();
  }

  /**
   * The entry as its person mended it; it goes out again. One whose answer is missing may have arrived: it goes out as it
   * was, and the mended one follows as a change of what it made.
   * @returns false while it is being sent, or when it has gone meanwhile
   */
  mend(id: string, change: Partial<RecordEntry>): Promise<boolean> {
    return this.#options.locks.changing(async () => {
      const entry = await this.entry(id);
      if (entry === undefined || entry.state === 'sending') return false;
      if (!entry.tried) {
        await this.#replace({ ...entry, base: change.base ?? entry.base }, { ...entry, ...change });
        return true;
      }
      await this.#put({ ...entry, state: 'waiting', failures: 0, refused: undefined });
      await this.#append({ ...entry, ...change }, await this.entries());
      return true;
    });
  }

  /** Sends again as it stands what the server refused, because the reason may be gone. */
  again(id: string): Promise<void> {
    return this.#update(id, { state: 'waiting', failures: 0, refused: undefined });
  }

  /** After a conflict: what the person chose of both sides, on top of what stands there now. */
  settle(id: string, values: EntryValues, theirs: Theirs, reason: string | null): Promise<boolean> {
    const base = { version: theirs.version, values: theirs.values };
    return this.mend(id, { values, base, reason });
  }

  /** Lets an entry go; what was based on it goes with it. @returns false while it is being sent */
  discard(id: string): Promise<boolean> {
    return this.#options.locks.changing(async () => {
      const entry = await this.entry(id);
      if (entry === undefined) return true;
      if (entry.state === 'sending') return false;
      const gone = (await this.entries()).filter(
        (one) =>
          one.id === id ||
          (entry.base === undefined && one.recordId === entry.recordId && one.seq > entry.seq),
      );
      for (const one of gone) await this.#forgetFiles(one.values, {});
      await this.#options.store.remove(
        'outbox',
        gone.map((one) => one.id),
      );
      this.#options.onChange();
      return true;
    });
  }

  /** Sends what waits, in order, unless another tab is doing so. */
  async send(): Promise<Round> {
    let round: Round = 'done';
    await this.#options.locks.sending(async () => {
      await this.#afterCrash();
      for (;;) {
        const next = await this.#options.locks.changing(() => this.#takeNext());
        if (next === undefined) return;
        if (!this.#options.mayStill()) {
          await this.#update(next.id, { state: 'waiting' });
          round = 'signed-out';
          return;
        }
        const outcome = await this.#sendOne(next);
        if (outcome !== 'go-on') {
          round = outcome;
          return;
        }
      }
    });
    return round;
  }

  /** Whoever holds the lock of sending is the only one that sends: what still says so is left from a tab that died. */
  async #afterCrash(): Promise<void> {
    for (const { id, state } of await this.entries())
      if (state === 'sending') await this.#update(id, { state: 'waiting' });
  }

  /** The first that waits and has nothing of its own record before it that needs the person. */
  async #takeNext(): Promise<OutboxEntry | undefined> {
    const all = await this.entries();
    const stuck = new Set<string>();
    for (const entry of all) {
      if (entry.state === 'waiting' && !stuck.has(entry.recordId)) {
        const taken: OutboxEntry = { ...entry, state: 'sending' };
        await this.#put(taken);
        return taken;
      }
      stuck.add(entry.recordId);
    }
    return undefined;
  }

  async #sendOne(taken: OutboxEntry): Promise<'go-on' | Exclude<Round, 'done'>> {
    let entry = taken;
    try {
      entry = await this.#uploaded(entry);
      // Noted before it goes: if the answer is lost or the tab is closed, the server may have it.
      entry = { ...entry, tried: true };
      await this.#put(entry);
      const written = await this.#write(entry);
      await this.#arrived(entry, written);
      return 'go-on';
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) {
        await this.#update(entry.id, { state: 'waiting' });
        throw failure;
      }
      return this.#failed(entry, failure);
    }
  }

  async #write(entry: OutboxEntry): Promise<Written> {
    const { server } = this.#options;
    const send = (one: OutboxEntry) =>
      one.base === undefined ? server.create(one) : server.change(one, one.base.version);
    try {
      return await send(entry);
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'key-reused') throw problem;
      // The server reads the same content otherwise than when it was first sent. A new record is held apart by its own id
      // and a change by its version, so it may go under a new key.
      return send({ ...entry, key: crypto.randomUUID() });
    }
  }

  /** Files go first, each put in place as soon as the server has it. */
  async #uploaded(entry: OutboxEntry): Promise<OutboxEntry> {
    const { server, store } = this.#options;
    let present = entry;
    for (const local of new Set(localFilesIn(entry.values))) {
      const file = await store.getFile(local);
      if (file === undefined) throw lostFile();
      const stored = await server.upload(file, entry.body.id, local);
      present = { ...present, values: replacedId(present.values, local, stored.id) };
      await this.#put(present);
      await store.remove('file', [local]);
    }
    return present;
  }

  async #arrived(entry: OutboxEntry, { version }: Pick<Written, 'version'>): Promise<void> {
    const { locks, store, onChange, onSent } = this.#options;
    await locks.changing(async () => {
      await store.remove('outbox', [entry.id]);
      // What follows was based on what this has become.
      for (const one of await this.entries())
        if (one.recordId === entry.recordId && one.base !== undefined)
          await this.#put({ ...one, base: { version, values: entry.values } });
      const { recordId, register: code, title } = entry;
      const news: SentEntry = { recordId, register: code, title, sentAt: this.#now() };
      await store.put('sent', recordId, news);
      const old = (await this.sent()).slice(SENT_SHOWN);
      await store.remove(
        'sent',
        old.map((one) => one.recordId),
      );
    });
    onChange();
    onSent();
  }

  async #failed(entry: OutboxEntry, problem: ApiProblem): Promise<'go-on' | Exclude<Round, 'done'>> {
    if (problem.code === 'sign-in-needed' || problem.code === 'password-change-needed') {
      await this.#update(entry.id, { state: 'waiting' });
      return 'signed-out';
    }
    if (problem.passing) {
      const failures = entry.failures + (problem.code === 'internal' ? 1 : 0);
      if (failures < FAILURES_ENOUGH) {
        await this.#update(entry.id, { state: 'waiting', failures });
        return 'later';
      }
    }
    const theirs = problem.code === 'edit-conflict' ? (problem.current as Theirs) : undefined;
    if (theirs && this.#isMine(entry, theirs)) {
      await this.#arrived(entry, theirs);
      return 'go-on';
    }
    const { code, text, errors } = problem;
    // What was refused was not kept: it may be changed without a trace. What the server failed on may have been.
    await this.#update(entry.id, {
      state: 'needs-you',
      tried: problem.passing,
      refused: { code, text, errors, theirs },
    });
    return 'go-on';
  }

  /** The change arrived long ago and only its answer was lost: what stands there is what was sent. */
  #isMine(entry: OutboxEntry, theirs: Theirs): boolean {
    const status = theirs.status === 'submitted' || !entry.submit;
    return (
      entry.base !== undefined &&
      status &&
      theirs.version === entry.base.version + 1 &&
      sameValues(theirs.values, entry.values)
    );
  }

  #update(id: string, change: Partial<OutboxEntry>): Promise<void> {
    return this.#options.locks.changing(async () => {
      const entry = await this.entry(id);
      if (entry !== undefined) await this.#put({ ...entry, ...change });
    });
  }

  async #put(entry: OutboxEntry): Promise<void> {
    await this.#options.store.put('outbox', entry.id, entry);
    this.#options.onChange();
  }

  /** Files that the values before named and those now do not. */
  async #forgetFiles(before: EntryValues, now: EntryValues): Promise<void> {
    const still = new Set(localFilesIn(now));
    await this.#options.store.remove(
      'file',
      localFilesIn(before).filter((id) => !still.has(id)),
    );
  }
}

function lostFile(): ApiProblem {
  return new ApiProblem('refused', 0, {
    code: 'file-lost',
    text: {
      title: {
        vi: 'Không còn đọc được một tệp kèm theo trên máy này. Hãy mở mục này, bỏ tệp đó hoặc chọn lại rồi gửi.',
        en: 'An attached file can no longer be read on this machine. Open the entry, remove the file or choose it again, and send.',
      },
    },
  });
}
