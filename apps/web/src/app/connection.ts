/** Whether the server can be reached: what the browser knows of its network, and what the last call met. */
import { useSyncExternalStore } from 'react';

let reached = true;
const listeners = new Set<() => void>();

/** Told by every call: whether there was an answer. */
export function noteReached(answered: boolean): void {
  if (reached === answered) return;
  reached = answered;
  for (const tell of listeners) tell();
}

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
