/**
 * Work without a connection, from signing in to signing out: opens the store, keeps it up to date, sends what waits. Loaded
 * after the page has been drawn, or when the server cannot be reached.
 */
import { account, files, register } from '@binhdang/contract';
import type { QueryClient } from '@tanstack/react-query';
import { call } from '../../app/api.ts';
import { isOffline, noteReached, onConnection } from '../../app/connection.ts';
import { noteWaiting } from '../../app/offline.ts';
import { offlinePart } from '../../app/offline-part.ts';
import type { Me } from '../../app/session.ts';
import { answerFrom } from './answers.ts';
import { localFilesIn, type OutboxEntry } from './entry.ts';
import { keepRecent, kept, refresh } from './keep.ts';
import { Outbox, type Written } from './outbox.ts';
import {
  destroySecretStore,
  lockSecretStore,
  openSecretStore,
  partIsOld,
  type SecretStore,
  unlockSecretStore,
} from './secret-store.ts';

/** How long until the next try while the server cannot be reached, or answers that it is busy. */
const RETRY_MS = [5_000, 15_000, 60_000, 180_000];
const RECENT_MS = 1_500;
/** What was brought up to date so lately is good enough when the page is opened or come back to. */
const FRESH_MS = 5 * 60_000;
/** Rooms whose data are out of date once an entry has arrived. */
const OUTDATED = ['register', 'work', 'overview'];

interface Running {
  readonly store: SecretStore;
  readonly outbox: Outbox;
  /** Sends what waits, now. */
  readonly sendNow: () => void;
  /** A record was saved: it is to be found without a connection too. */
  readonly recordSaved: () => void;
  /** Tells the other tabs that the person has signed out. */
  readonly leave: () => void;
  readonly stop: () => void;
}

let running: Running | undefined;
let starting: { readonly userId: string; readonly done: Promise<Running | undefined> } | undefined;
const listeners = new Set<() => void>();

/** Is told whenever the outbox changes, in whichever tab. Returns how to stop listening. */
export function onOutbox(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** See answers.ts. */
export async function answer(
  routeId: string,
  input: { readonly params?: unknown; readonly query?: unknown },
): Promise<unknown> {
  const store = await openSecretStore();
  return store && answerFrom(store, routeId, input);
}

/** When what is kept here was last brought up to date; undefined where nothing is. */
export async function keptAt(userId: string): Promise<string | undefined> {
  const store = await openSecretStore(userId);
  return store && kept(store, 'at');
}

/** Begins for the person signed in, once; with a connection the store is made and brought up to date. */
export function start(me: Me, queries: QueryClient): Promise<Running | undefined> {
  if (running?.store.userId === me.id) return Promise.resolve(running);
  if (starting?.userId !== me.id) starting = { userId: me.id, done: begin(me, queries) };
  const { done } = starting;
  return done.finally(() => {
    if (starting?.done === done) starting = undefined;
  });
}

async function begin(me: Me, queries: QueryClient): Promise<Running | undefined> {
  running?.stop();
  running = undefined;
  // Opens by what was given since the last sign-in; without that, and with a connection, the server is asked.
  const store = await openSecretStore(me.id).catch(() => undefined);
  if (store === undefined) return undefined;
  running = run(store, me, queries);
  return running;
}

/** The store was made anew, under another key. */
function restart(me: Me, queries: QueryClient): void {
  halt();
  void start(me, queries);
}

function run(store: SecretStore, me: Me, queries: QueryClient): Running {
  const channel = new BroadcastChannel(`binhdang-outbox-${me.id}`);
  const outdated = () => {
    for (const room of OUTDATED) void queries.invalidateQueries({ queryKey: [room] });
  };
  const tell = async () => {
    const entries = await outbox.entries();
    const needYou = entries.filter(({ state }) => state === 'needs-you').length;
    noteWaiting(me.id, { total: entries.length, needYou });
    for (const listener of listeners) listener();
  };
  let saving: ReturnType<typeof setTimeout> | undefined;
  /** Once after several in a row. */
  const recordSaved = () => {
    clearTimeout(saving);
    saving = setTimeout(() => void keepRecent(store).catch(() => undefined), RECENT_MS);
  };
  const outbox = new Outbox({
    store,
    server: SERVER,
    locks: locksOf(me.id),
    mayStill: () => offlinePart()?.userId === me.id,
    onChange: () => {
      channel.postMessage('changed');
      void tell();
    },
    onSent: () => {
      channel.postMessage('sent');
      outdated();
      recordSaved();
    },
  });
  channel.onmessage = ({ data }) => {
    if (data === 'left') {
      // Signed out in another tab: nothing of this person stays on the screen.
      halt();
      lockSecretStore();
      window.location.assign('/dang-nhap');
      return;
    }
    if (data === 'sent') outdated();
    void tell();
  };

  let attempts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const pump = async () => {
    clearTimeout(timer);
    if (stopped) return;
    if (isOffline() && !(await probe())) return again();
    const round = await outbox.send().catch(() => 'later' as const);
    if (round === 'done') attempts = 0;
    if (round === 'later') again();
  };
  const again = () => {
    clearTimeout(timer);
    if (stopped) return;
    const wait = RETRY_MS[Math.min(attempts, RETRY_MS.length - 1)];
    attempts += 1;
    timer = setTimeout(() => void pump(), wait);
  };
  const sendNow = () => {
    attempts = 0;
    void pump();
  };

  let wasOffline = isOffline();
  const connection = () => {
    if (wasOffline === isOffline()) return;
    wasOffline = isOffline();
    if (wasOffline) again();
    else void backAgain();
  };
  const backAgain = async () => {
    // Gives the key a new date; or the session has ended meanwhile, and the page leads to signing in.
    if (partIsOld(me.id)) {
      const unlocked = await unlockSecretStore(me.id).catch(() => undefined);
      if (unlocked !== undefined && unlocked !== store) return restart(me, queries);
    }
    sendNow();
    // What the pages show may be what was kept.
    void queries.invalidateQueries();
    idle(() => bringUpToDate());
  };
  const seen = () => {
    if (document.visibilityState !== 'visible') return;
    sendNow();
    void refreshWhenOld().catch(() => undefined);
  };
  const bringUpToDate = () => {
    if (!stopped && !isOffline()) void refresh(store).catch(() => undefined);
  };
  /** Where somebody is looking; by a clock alone it would keep a forgotten session alive. */
  const refreshWhenOld = async () => {
    const at = await kept(store, 'at');
    if (at !== undefined && Date.now() - Date.parse(at) < FRESH_MS) return;
    if (partIsOld(me.id) && !isOffline()) await unlockSecretStore(me.id);
    bringUpToDate();
  };
  const offConnection = onConnection(connection);
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('online', sendNow);
  idle(() => void refreshWhenOld().catch(() => undefined));
  idle(() => void sweepFiles(store, outbox).catch(() => undefined));
  void tell();
  sendNow();
  return {
    store,
    outbox,
    sendNow,
    recordSaved,
    leave: () => channel.postMessage('left'),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(saving);
      offConnection();
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('online', sendNow);
      channel.close();
    },
  };
}

/** A file belongs to a draft or to an entry that waits; one whose form was left long ago goes. */
async function sweepFiles(store: SecretStore, outbox: Outbox): Promise<void> {
  const [drafts, entries] = await Promise.all([store.list<unknown>('draft'), outbox.entries()]);
  const named = new Set([...drafts, ...entries.map(({ values }) => values)].flatMap(localFilesIn));
  await store.sweepFiles(named, Date.now() - 24 * 3_600_000);
}

/** Signing out: everything kept here goes, what waits too; the person was asked before. */
export async function leave(userId: string): Promise<void> {
  running?.leave();
  halt();
  await destroySecretStore(userId);
  noteWaiting(userId, { total: 0, needYou: 0 });
}

/** The session has ended: nothing is sent or read until the same person signs in again. What waits stays. */
export function lock(): void {
  halt();
  lockSecretStore();
}

function halt(): void {
  running?.stop();
  running = undefined;
}

const SERVER = {
  create: (entry: OutboxEntry): Promise<Written> =>
    call(register.createRecord, {
      params: { register: entry.register },
      body: {
        id: entry.recordId,
        bodyId: entry.body.id,
        values: { ...entry.values },
        submit: entry.submit,
        definitionId: entry.definitionId,
        obligationIds: [...(entry.obligationIds ?? [])],
      },
      idempotencyKey: entry.key,
    }),
  change: (entry: OutboxEntry, version: number): Promise<Written> =>
    call(register.changeRecord, {
      params: { recordId: entry.recordId },
      body: { version, values: { ...entry.values }, submit: entry.submit, reason: entry.reason ?? null },
      idempotencyKey: entry.key,
    }),
  upload: (file: File, bodyId: string, key: string) =>
    call(files.uploadFile, { query: { bodyId }, file, idempotencyKey: key }),
};

/** Locks that all tabs of this browser share. */
function locksOf(userId: string) {
  return {
    changing: <T>(work: () => Promise<T>): Promise<T> =>
      navigator.locks.request(`binhdang-outbox-${userId}`, work) as Promise<T>,
    // Whoever comes while another tab sends need not wait: that one takes what was added meanwhile.
    sending: async (work: () => Promise<void>): Promise<void> => {
      await navigator.locks.request(`binhdang-sending-${userId}`, { ifAvailable: true }, async (lock) => {
        if (lock !== null) await work();
      });
    },
  };
}

/** Whether the server answers again, whatever it says. */
async function probe(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    const { status } = await fetch(account.me.path, { cache: 'no-store' });
    noteReached(status < 500);
    return status < 500;
  } catch {
    return false;
  }
}

/** When the page has nothing better to do; Safari has no such moment. */
function idle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 5_000 });
  else setTimeout(work, 1_500);
}
