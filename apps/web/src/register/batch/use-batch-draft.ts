import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '../../app/session.ts';
import type { Draft } from '../../ui/use-draft.ts';
import { draftStore } from '../entry/draft-store.ts';
import type { BatchPlan } from './plan.ts';
import { type BatchRow, isBlankRow } from './rows.ts';

const SAVE_AFTER_MS = 400;

interface Kept {
  readonly at: string;
  readonly bodyId: string;
  /** Of the columns then, which may be others now. */
  readonly codes: readonly string[];
  readonly rows: readonly Pick<BatchRow, 'id' | 'cells' | 'unsure'>[];
}

interface Options {
  readonly register: string;
  readonly plan: BatchPlan;
  readonly rows: readonly BatchRow[];
  readonly bodyId: string;
  readonly onRestore: (rows: readonly BatchRow[], bodyId: string) => void;
}

/** Keeps the grid on this machine, encrypted, so that closing the page loses no row. */
export function useBatchDraft({ register, plan, rows, bodyId, onRestore }: Options): Draft {
  const userId = useMe()?.id;
  const key = `batch.${register}`;
  const [restoredAt, setRestoredAt] = useState<string>();
  /** Nothing is written before it is known what was kept. */
  const [ready, setReady] = useState(false);
  const restore = useRef(onRestore);
  restore.current = onRestore;

  useEffect(() => {
    if (userId === undefined) return;
    let stale = false;
    void load(userId, key).then((kept) => {
      if (stale) return;
      if (kept !== undefined) {
        restore.current(placed(kept, plan), kept.bodyId);
        setRestoredAt(kept.at);
      }
      setReady(true);
    });
    return () => {
      stale = true;
    };
  }, [userId, key, plan]);

  const filled = rows.filter((row) => !isBlankRow(row));
  const content = JSON.stringify(filled.map(({ id, cells, unsure }) => ({ id, cells, unsure })));
  useEffect(() => {
    if (userId === undefined || !ready) return;
    const save = () => {
      const kept: Kept = {
        at: new Date().toISOString(),
        bodyId,
        codes: plan.columns.map(({ code }) => code),
        rows: JSON.parse(content) as Kept['rows'],
      };
      void store(userId, key, kept.rows.length > 0 ? kept : undefined);
    };
    const hidden = () => {
      if (document.visibilityState === 'hidden') save();
    };
    const timer = setTimeout(save, SAVE_AFTER_MS);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [userId, key, ready, content, bodyId, plan]);

  const clear = useCallback(() => setRestoredAt(undefined), []);
  const discard = useCallback(() => {
    setRestoredAt(undefined);
    restore.current([], bodyId);
  }, [bodyId]);
  return { restoredAt, clear, discard };
}

function placed({ codes, rows }: Kept, { columns }: BatchPlan): BatchRow[] {
  const places = columns.map(({ code }) => codes.indexOf(code));
  return rows.map(({ id, cells, unsure }) => ({
    id,
    cells: places.map((place) => cells[place] ?? ''),
    ...(unsure ? { unsure } : {}),
  }));
}

async function load(userId: string, key: string): Promise<Kept | undefined> {
  try {
    const kept = await (await draftStore(userId)).load(key);
    return typeof kept === 'object' && kept !== null && 'rows' in kept ? (kept as Kept) : undefined;
  } catch {
    // Storage is blocked or damaged: the grid starts afresh.
    return undefined;
  }
}

async function store(userId: string, key: string, kept: Kept | undefined): Promise<void> {
  try {
    const drafts = await draftStore(userId);
    await (kept === undefined ? drafts.remove(key) : drafts.save(key, kept));
  } catch {
    // Storage is blocked or full: typing goes on without a draft.
  }
}
