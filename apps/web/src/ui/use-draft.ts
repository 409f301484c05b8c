import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '../app/session.ts';

const PREFIX = 'binhdang.draft';
const SAVE_AFTER_MS = 400;
/** Older drafts are thrown away: what they were about has long gone on. */
const KEPT_DAYS = 30;

interface Stored {
  readonly at: string;
  readonly values: unknown;
}

export interface Draft {
  /** When the restored draft was typed (ISO 8601); undefined if none was restored. */
  readonly restoredAt: string | undefined;
  /** Call once the content is safe on the server. */
  readonly clear: () => void;
  /** Throws the draft away and brings the initial values back. */
  readonly discard: () => void;
}

/**
 * Keeps what is being typed on this machine, so that a reload, a crash or a lost connection loses nothing.
 * Kept in localStorage because that is written at once, even while the page is being closed; under the person's id.
 * `const draft = useDraft('progress.' + id, form.values, form.setValues)`; show it with `<DraftNotice draft={draft} />`.
 *
 * @param key what is being edited, e.g. "difficulty.new" or "progress.<obligation id>"
 * @param values present values; plain data that JSON can hold
 * @param restore takes the kept values in; must tolerate that the form has changed since
 */
export function useDraft<T extends object>(key: string, values: T, restore: (values: T) => void): Draft {
  const me = useMe();
  const place = me === undefined ? undefined : `${PREFIX}.${me.id}.${key}`;
  const initial = useRef(values);
  const latest = useRef(values);
  latest.current = values;
  const restoring = useRef(restore);
  restoring.current = restore;
  const ready = useRef<string | undefined>(undefined);
  const [restoredAt, setRestoredAt] = useState<string>();

  useEffect(() => {
    if (place === undefined || ready.current === place) return;
    ready.current = place;
    const kept = load(place);
    if (kept === undefined) return;
    restoring.current(kept.values as T);
    setRestoredAt(kept.at);
  }, [place]);

  const text = JSON.stringify(values);
  useEffect(() => {
    if (place === undefined || ready.current !== place) return;
    if (text === JSON.stringify(initial.current)) return;
    const save = () => store(place, latest.current);
    const timer = setTimeout(save, SAVE_AFTER_MS);
    window.addEventListener('pagehide', save);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', save);
    };
  }, [place, text]);

  const clear = useCallback(() => {
    initial.current = latest.current;
    setRestoredAt(undefined);
    if (place !== undefined) forget(place);
  }, [place]);
  const discard = useCallback(() => {
    const first = initial.current;
    restoring.current(first);
    setRestoredAt(undefined);
    if (place !== undefined) forget(place);
  }, [place]);
  return { restoredAt, clear, discard };
}

/** Whether something typed under the key is kept, so that a page opens the form that holds it. */
export function useHasDraft(key: string): boolean {
  const me = useMe();
  return me !== undefined && load(`${PREFIX}.${me.id}.${key}`) !== undefined;
}

/** Keys of the drafts that are kept for the person and begin like this, without the beginning. */
export function keptDrafts(userId: string, beginning: string): string[] {
  const start = `${PREFIX}.${userId}.${beginning}`;
  try {
    return Object.keys(localStorage)
      .filter((place) => place.startsWith(start))
      .map((place) => place.slice(start.length));
  } catch {
    // Storage is blocked: nothing was kept.
    return [];
  }
}

function load(place: string): Stored | undefined {
  try {
    const text = localStorage.getItem(place);
    if (text === null) return undefined;
    const kept = JSON.parse(text) as Stored;
    if (Date.now() - Date.parse(kept.at) <= KEPT_DAYS * 86_400_000) return kept;
    localStorage.removeItem(place);
  } catch {
    // Storage is blocked or the draft is damaged: the form starts afresh.
  }
  return undefined;
}

function store(place: string, values: unknown): void {
  try {
    localStorage.setItem(place, JSON.stringify({ at: new Date().toISOString(), values } satisfies Stored));
  } catch {
    // Storage is blocked or full: typing goes on without a draft.
  }
}

function forget(place: string): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // Nothing was kept.
  }
}
