/**
 * Work without a connection, as far as every page knows of it. All the rest (store, outbox, kept forms) is in
 * register/offline and loaded when it is needed.
 */
import type { Route } from '@binhdang/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { forgetOfflinePart, offlinePart } from './offline-part.ts';
import type { Me } from './session.ts';

const room = () => import('../register/offline/room.ts');

/** Reading routes that are answered from what is kept on this machine when the server cannot be reached. */
const KEPT = new Set([
  'account.me',
  'org.list',
  'register.list',
  'register.read',
  'register.records',
  'register.record',
]);

export const isKept = (route: Route): boolean => KEPT.has(route.id);

/** What is kept of an answer; undefined where nothing is, or nothing may be read any more. */
export async function keptAnswer(
  route: Route,
  input: { readonly params?: unknown; readonly query?: unknown },
): Promise<unknown> {
  if (!isKept(route) || offlinePart() === undefined) return undefined;
  try {
    return await (await room()).answer(route.id, input);
  } catch {
    // In development, or before the site was taken in, the room itself cannot be loaded.
    return undefined;
  }
}

/** Begins once the page is drawn, for those who enter records somewhere. */
export function useWorkOffline(me: Me | undefined): void {
  const queries = useQueryClient();
  const writer = me?.roles.some(({ role }) => role === 'focal_officer' || role === 'lead_officer') === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once for a person, whatever else of them changes
  useEffect(() => {
    if (me === undefined || !writer || me.mustChangePassword) return;
    const begin = () =>
      void room().then(
        ({ start }) => start(me, queries),
        // A new release is out and the old files are gone: the next load brings it.
        () => undefined,
      );
    const timer = setTimeout(begin, 600);
    return () => clearTimeout(timer);
  }, [me?.id, writer, me?.mustChangePassword]);
}

/** The session has ended, by itself or elsewhere: what is kept cannot be read until the same person signs in again. */
export function lockOffline(): void {
  forgetOfflinePart();
  void room().then(
    ({ lock }) => lock(),
    () => undefined,
  );
}

/** Signing out: what is kept for the person goes, with what waits. */
export async function leaveOffline(userId: string): Promise<void> {
  forgetOfflinePart();
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith('binhdang.')) sessionStorage.removeItem(key);
  } catch {
    // Storage is blocked, so nothing is there.
  }
  await (await room()).leave(userId);
}

const LEFT = 'binhdang.left';

/** Signed out without a connection: the server is told before anything else as soon as it can be. */
export function noteLeft(left: boolean): void {
  try {
    if (left) localStorage.setItem(LEFT, '1');
    else localStorage.removeItem(LEFT);
  } catch {
    // Storage is blocked: the session ends by its hours.
  }
}

export function hasLeft(): boolean {
  try {
    return localStorage.getItem(LEFT) !== null;
  } catch {
    return false;
  }
}

const WAITING = 'binhdang.waiting';
const CHANGED = 'binhdang:waiting';

export interface Waiting {
  readonly total: number;
  /** Of which those that the server refused. */
  readonly needYou: number;
}

/** How many entries wait: written by the outbox, so that the header need not open it. */
export function noteWaiting(userId: string, { total, needYou }: Waiting): void {
  try {
    if (total === 0) localStorage.removeItem(WAITING);
    else localStorage.setItem(WAITING, `${userId} ${total} ${needYou}`);
  } catch {
    // Storage is blocked: the number is seen on the outbox's page.
  }
  window.dispatchEvent(new Event(CHANGED));
}

function readWaiting(): string {
  try {
    return localStorage.getItem(WAITING) ?? '';
  } catch {
    return '';
  }
}

export function waitingOf(userId: string | undefined): Waiting {
  const [whose, total = 0, needYou = 0] = readWaiting().split(' ');
  return whose === userId && whose !== undefined
    ? { total: Number(total), needYou: Number(needYou) }
    : { total: 0, needYou: 0 };
}

export function useWaiting(userId: string | undefined): Waiting {
  // The text is compared, so that an equal number draws nothing anew.
  useSyncExternalStore(listenWaiting, readWaiting);
  return waitingOf(userId);
}

function listenWaiting(tell: () => void): () => void {
  window.addEventListener(CHANGED, tell);
  window.addEventListener('storage', tell);
  return () => {
    window.removeEventListener(CHANGED, tell);
    window.removeEventListener('storage', tell);
  };
}
