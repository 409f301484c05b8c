import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '../../app/session.ts';
import type { Draft } from '../../ui/use-draft.ts';
import { type Entered, isBlank, type Names } from '../form/entered.ts';
import { draftStore } from './draft-store.ts';

const SAVE_AFTER_MS = 500;

/** What is kept of a record while it is typed. */
export interface RecordDraft {
  readonly at: string;
  readonly values: Entered;
  readonly names: Names;
  readonly bodyId?: string | undefined;
  /** Version of the record that a change was based on. */
  readonly version?: number | undefined;
  readonly reason?: string | undefined;
}

interface Options {
  /** What is being typed: "new.training-class", "edit.<record id>". */
  readonly key: string;
  readonly content: Omit<RecordDraft, 'at'>;
  /** Nothing is kept before something was typed. */
  readonly touched: boolean;
  readonly onRestore: (draft: RecordDraft) => void;
  readonly onDiscard: () => void;
}

/** Keeps a record while it is typed, so that a reload, a crash or a lost connection loses nothing. */
export function useRecordDraft({ key, content, touched, onRestore, onDiscard }: Options): Draft {
  const userId = useMe()?.id;
  const latest = useRef({ content, touched, onRestore, onDiscard });
  latest.current = { content, touched, onRestore, onDiscard };
  const [restoredAt, setRestoredAt] = useState<string>();
  // After it was sent or thrown away, a save still on its way must not bring it back.
  const over = useRef(false);

  useEffect(() => {
    if (userId === undefined) return;
    let stale = false;
    over.current = false;
    void read(userId, key).then((draft) => {
      // Who has begun to type before it came goes on with that.
      if (stale || draft === undefined || latest.current.touched) return;
      latest.current.onRestore(draft);
      setRestoredAt(draft.at);
    });
    return () => {
      stale = true;
    };
  }, [userId, key]);

  // A new record in which nothing stands is no draft.
  const worth = touched && (content.version !== undefined || !isBlank(content.values));
  const text = worth ? JSON.stringify(content) : undefined;
  const saved = useRef(false);
  const due = useRef<() => void>(undefined);
  // Who leaves the page right after the last letter loses it no more than who waits.
  useEffect(() => () => due.current?.(), []);
  useEffect(() => {
    if (userId === undefined) return;
    if (text === undefined) {
      // Everything was emptied again: what was kept would come back as a surprise.
      if (saved.current) void forget(userId, key);
      saved.current = false;
      return;
    }
    over.current = false;
    const save = () => {
      if (over.current) return;
      saved.current = true;
      due.current = undefined;
      void write(userId, key, { ...latest.current.content, at: new Date().toISOString() });
    };
    const hidden = () => {
      if (document.visibilityState === 'hidden') save();
    };
    due.current = save;
    const timer = setTimeout(save, SAVE_AFTER_MS);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [userId, key, text]);

  const clear = useCallback(() => {
    over.current = true;
    setRestoredAt(undefined);
    if (userId !== undefined) void forget(userId, key);
  }, [userId, key]);
  const discard = useCallback(() => {
    clear();
    latest.current.onDiscard();
  }, [clear]);
  return { restoredAt, clear, discard };
}

async function read(userId: string, key: string): Promise<RecordDraft | undefined> {
  try {
    const kept = await (await draftStore(userId)).load(key);
    return isDraft(kept) ? kept : undefined;
  } catch {
    // Storage is blocked or the draft is damaged: the form starts afresh.
    return undefined;
  }
}

const isDraft = (kept: unknown): kept is RecordDraft =>
  typeof kept === 'object' && kept !== null && 'values' in kept && 'at' in kept;

async function write(userId: string, key: string, draft: RecordDraft): Promise<void> {
  try {
    await (await draftStore(userId)).save(key, draft);
  } catch {
    // Storage is blocked or full: typing goes on without a draft.
  }
}

async function forget(userId: string, key: string): Promise<void> {
  try {
    await (await draftStore(userId)).remove(key);
  } catch {
    // Nothing was kept.
  }
}
