import { cascade } from '@binhdang/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem, call } from '../app/api.ts';
import { type Draft, useDraft } from '../ui/use-draft.ts';

type Content = cascade.BodyPlanContent;

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed';

interface Held {
  readonly content: Content;
  /** Of the draft on the server that it was typed over. */
  readonly version: number;
}

export interface PlanDraft {
  readonly content: Content;
  readonly change: (next: (content: Content) => Content) => void;
  readonly state: SaveState;
  readonly savedAt: string;
  readonly problem: unknown;
  /** Saves at once; resolves to the version saved, undefined if that failed. */
  readonly flush: () => Promise<number | undefined>;
  /** What somebody else saved first. */
  readonly theirs: Held | undefined;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  readonly closeConflict: () => void;
  readonly local: Draft;
}

const SAVE_AFTER_MS = 1200;

/**
 * The draft of a plan that saves itself a moment after the last change, and at once on leaving. What is typed is also
 * kept on this machine until the server has it. A draft that a colleague saved meanwhile is shown beside, never lost.
 */
export function usePlanDraft(plan: cascade.BodyPlan): PlanDraft {
  const queries = useQueryClient();
  const [held, setHeld] = useState<Held>({ content: plan.content, version: plan.draft?.version ?? 0 });
  const [state, setState] = useState<SaveState>('saved');
  const [savedAt, setSavedAt] = useState(plan.draft?.savedAt ?? '');
  const [problem, setProblem] = useState<unknown>();
  const [theirs, setTheirs] = useState<Held>();
  const current = useRef(held);
  const running = useRef<Promise<number | undefined>>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const blocked = theirs !== undefined;

  const put = useCallback((next: Held) => {
    current.current = next;
    setHeld(next);
  }, []);
  const local = useDraft(`bodyPlan.${plan.id}`, held, (kept) => {
    put(kept);
    setState('unsaved');
  });
  const { clear } = local;

  const send = useCallback(async (): Promise<number | undefined> => {
    const sent = current.current;
    setState('saving');
    setProblem(undefined);
    try {
      const saved = await call(cascade.save, {
        params: { bodyPlanId: plan.id },
        body: { version: sent.version, content: sent.content },
      });
      const changedSince = current.current.content !== sent.content;
      put({ content: current.current.content, version: saved.version });
      setSavedAt(saved.savedAt);
      setState(changedSince ? 'unsaved' : 'saved');
      if (!changedSince) clear();
      return saved.version;
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.code === 'edit-conflict') {
        setTheirs(failure.current as Held);
        setState('unsaved');
      } else {
        setProblem(failure);
        setState('failed');
      }
      return undefined;
    }
  }, [plan.id, put, clear]);

  const flush = useCallback(async (): Promise<number | undefined> => {
    clearTimeout(timer.current);
    await running.current;
    running.current = send();
    return running.current;
  }, [send]);

  useEffect(() => {
    if (state !== 'unsaved' || blocked || held.version === 0) return;
    timer.current = setTimeout(() => void flush(), SAVE_AFTER_MS);
    return () => clearTimeout(timer.current);
  }, [held, state, blocked, flush]);

  const leaving = useRef(() => {});
  leaving.current = () => {
    if (state === 'unsaved' && !blocked) void flush();
    void queries.invalidateQueries({ queryKey: ['cascade'] });
  };
  useEffect(() => () => leaving.current(), []);

  return {
    content: held.content,
    change: (next) => {
      const content = next(current.current.content);
      if (content === current.current.content) return;
      put({ content, version: current.current.version });
      setState('unsaved');
    },
    state,
    savedAt,
    problem,
    flush,
    theirs,
    keepMine: () => {
      if (theirs) put({ content: current.current.content, version: theirs.version });
      setTheirs(undefined);
      setState('unsaved');
    },
    takeTheirs: () => {
      if (theirs) put(theirs);
      setTheirs(undefined);
      setState('saved');
      clear();
    },
    closeConflict: () => setTheirs(undefined),
    local,
  };
}
