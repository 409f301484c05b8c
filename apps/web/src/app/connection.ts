/** Whether the server can be reached: what the browser knows of its network, and what the last call met. */
import { useSyncExternalStore } from 'react';

/** So often the server is looked for while it is away; a page that asks for nothing would never know it is back. */
const LOOK_EVERY_MS = 10_000;

let reached = true;
let looking: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** Told by every call: whether there was an answer. */
export function noteReached(answered: boolean): void {
  if (reached === answered) return;
  reached = answered;
  clearInterval(looking);
  if (!reached) looking = setInterval(() => void look(), LOOK_EVERY_MS);
  for (const tell of listeners) tell();
}

async function look(): Promise<void> {
  try {
    const { ok } = await fetch('/healthz', { cache: 'no-store' });
    if (ok) noteReached(true);
  } catch {
    // Still away.
  }
}

// With the network the server is back too, until a call says otherwise. (Unit tests have no window.)
globalThis.addEventListener?.('online', () => noteReached(true));

/** A browser may believe in a network that leads nowhere; without one it is always right. */
export const isOffline = (): boolean => !navigator.onLine || !reached;

/** Calls back when the connection is lost or found. Returns how to stop listening. */
export function onConnection(tell: () => void): () => void {
  listeners.add(tell);
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    listeners.delete(tell);
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}

export const useOffline = (): boolean => useSyncExternalStore(onConnection, isOffline);
