import { report } from '@binhdang/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ApiProblem, call } from '../../app/api.ts';
import { useDraft } from '../../ui/use-draft.ts';
import {
  contentOf,
  type DraftContent,
  type EntryRow,
  mergeContents,
  type Narrative,
  sameContent,
  sendable,
  withNarrative,
  withRows,
} from './draft-content.ts';

/** After so long without a key the draft goes to the server. */
const QUIET_MS = 1_200;
/** Without a connection it is tried again so often. */
const AGAIN_MS = 6_000;

interface Work {
  readonly content: DraftContent;
  /** Of a correction: what changes and why. */
  readonly changes: string;
}

/** A version of the draft as the server has it. */
interface Base extends Work {
  readonly version: number;
}

export interface Clash {
  /** Parts that both wrote, and the words on the correction where these differ ('changes'). */
  readonly codes: readonly string[];
  readonly mine: Work;
  readonly theirs: Base;
  readonly merged: DraftContent;
}

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | undefined }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  /** Kept on this machine; sent as soon as the server answers. */
  | { readonly kind: 'waiting'; readonly problem: unknown }
  | { readonly kind: 'refused'; readonly problem: unknown }
  | { readonly kind: 'clash' };

export interface ReportDraft extends Work {
  readonly writing: boolean;
  /** When the restored draft was typed; undefined if nothing was restored. */
  readonly state: SaveState;
  readonly clash: Clash | undefined;
  readonly setNarrative: (code: string, narrative: Narrative | undefined) => void;
  readonly setRows: (code: string, rows: readonly EntryRow[]) => void;
  readonly setChanges: (words: string) => void;
  /** Saves what is not saved yet; gives the draft's version, undefined when it could not be saved. */
  readonly flush: () => Promise<number | undefined>;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  /** Parts changed here since the page was opened. */
  readonly touched: ReadonlySet<string>;
}

interface Kept extends Work {
  readonly base: Base;
}

const baseOf = (page: report.ReportPage): Base => ({
  content: contentOf(page),
  changes: page.shown.changes ?? '',
  version: page.shown.draftVersion ?? 0,
});

const sameWork = (a: Work, b: Work) => a.changes === b.changes && sameContent(a.content, b.content);

/**
 * The draft that is worked on: every change goes to the server by itself a moment later, and is kept on this machine until
 * it got there. What somebody else saved meanwhile is taken in where it touches other parts, and shown where it does not.
 */
export function useReportDraft(page: report.ReportPage): ReportDraft {
  const queries = useQueryClient();
  const reportId = page.head.id;
  const writing = page.shown.draftVersion !== null && page.allowed.includes('report.write');
  const first = useMemo(() => baseOf(page), [page]);
  const [work, setWork] = useState<Work>(first);
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: undefined });
  const [clash, setClash] = useState<Clash>();
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const base = useRef<Base>(first);
  const latest = useRef<Work>(work);
  const running = useRef<Promise<number | undefined> | undefined>(undefined);

  const put = useCallback((next: Work, code?: string) => {
    latest.current = next;
    setWork(next);
    if (code !== undefined) setTouched((codes) => (codes.has(code) ? codes : new Set([...codes, code])));
  }, []);

  const kept = useMemo((): Kept => ({ ...work, base: base.current }), [work]);
  const local = useDraft<Kept>(`report.${reportId}`, kept, (stored) => {
    if (!writing || stored.base === undefined) return;
    base.current = stored.base;
    put({ content: stored.content, changes: stored.changes });
    setState({ kind: 'unsaved' });
  });
  const clear = local.clear;

  const settle = useCallback(
    (saved: Base) => {
      base.current = saved;
      if (sameWork(latest.current, saved)) {
        setState({ kind: 'saved', at: new Date().toISOString() });
        clear();
      } else setState({ kind: 'unsaved' });
    },
    [clear],
  );

  const meet = useCallback(
    (current: unknown): number | undefined => {
      const theirs = readTheirs(current);
      if (theirs === undefined) {
        // Sent, or gone: the page says how it stands now.
        void queries.invalidateQueries({ queryKey: ['report'] });
        return undefined;
      }
      const mine = latest.current;
      const { content, clashes } = mergeContents(base.current.content, mine.content, theirs.content);
      const words =
        mine.changes !== theirs.changes &&
        mine.changes !== base.current.changes &&
        theirs.changes !== base.current.changes;
      const codes = words ? [...clashes, 'changes'] : [...clashes];
      if (codes.length === 0) {
        const changes = mine.changes === base.current.changes ? theirs.changes : mine.changes;
        base.current = theirs;
        put({ content, changes });
        setState({ kind: 'unsaved' });
        return undefined;
      }
      setClash({ codes, mine, theirs, merged: content });
      setState({ kind: 'clash' });
      return undefined;
    },
    [put, queries],
  );

  const save = useCallback((): Promise<number | undefined> => {
    if (running.current !== undefined) return running.current;
    const sent = latest.current;
    const { version } = base.current;
    if (sameWork(sent, base.current)) {
      setState((now) => (now.kind === 'saved' ? now : { kind: 'saved', at: new Date().toISOString() }));
      clear();
      return Promise.resolve(version);
    }
    setState({ kind: 'saving' });
    const attempt = (async () => {
      try {
        const body = { content: sendable(sent.content), changes: sent.changes.trim() || null, version };
        const answer = await call(report.saveDraft, { params: { reportId }, body });
        settle({ ...sent, version: answer.version });
        return answer.version;
      } catch (problem) {
        if (!(problem instanceof ApiProblem)) throw problem;
        if (problem.code === 'edit-conflict') return meet(problem.current);
        setState({ kind: problem.passing ? 'waiting' : 'refused', problem });
        return undefined;
      } finally {
        running.current = undefined;
      }
    })();
    running.current = attempt;
    return attempt;
  }, [clear, meet, reportId, settle]);

  useEffect(() => {
    if (!writing || clash !== undefined) return;
    if (sameWork(work, base.current)) return;
    setState((now) => (now.kind === 'saving' ? now : { kind: 'unsaved' }));
    const timer = setTimeout(() => void save(), QUIET_MS);
    return () => clearTimeout(timer);
  }, [work, writing, clash, save]);
  useEffect(() => {
    if (state.kind === 'unsaved' && clash === undefined) {
      // Typed while the last was on its way, or brought together with somebody else's.
      const timer = setTimeout(() => void save(), QUIET_MS);
      return () => clearTimeout(timer);
    }
    if (state.kind !== 'waiting') return;
    const again = () => void save();
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [state, clash, save]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (!sameWork(latest.current, base.current)) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  // Leaving the page within the site saves at once what the pause was waiting for.
  useEffect(() => () => void (sameWork(latest.current, base.current) || save()), [save]);

  // Loaded anew with nothing of one's own unsaved: what others wrote stands here too.
  useEffect(() => {
    if (first.version <= base.current.version || !sameWork(latest.current, base.current)) return;
    base.current = first;
    put(first);
  }, [first, put]);

  const flush = useCallback(async () => {
    await running.current;
    const version = await save();
    return version !== undefined && sameWork(latest.current, base.current) ? version : undefined;
  }, [save]);
  const answer = useCallback(
    (next: Work, theirs: Base) => {
      base.current = theirs;
      setClash(undefined);
      put(next);
      setState({ kind: 'unsaved' });
    },
    [put],
  );
  return {
    ...work,
    writing,
    state,
    clash,
    touched,
    flush,
    setNarrative: useCallback(
      (code, narrative) =>
        put({ ...latest.current, content: withNarrative(latest.current.content, code, narrative) }, code),
      [put],
    ),
    setRows: useCallback(
      (code, rows) => put({ ...latest.current, content: withRows(latest.current.content, code, rows) }, code),
      [put],
    ),
    setChanges: useCallback((changes) => put({ ...latest.current, changes }), [put]),
    keepMine: () => {
      if (clash) answer({ content: clash.merged, changes: clash.mine.changes }, clash.theirs);
    },
    takeTheirs: () => {
      if (!clash) return;
      const { merged, theirs, codes, mine } = clash;
      const pick = <T>(own: Record<string, T>, other: Record<string, T>): Record<string, T> => {
        const entries = Object.entries({ ...own, ...other }).filter(
          ([code]) => !codes.includes(code) || code in other,
        );
        return Object.fromEntries(
          entries.map(([code]) => [code, (codes.includes(code) ? other[code] : own[code]) as T]),
        );
      };
      const content = {
        narratives: pick(merged.narratives, theirs.content.narratives),
        entries: pick(merged.entries, theirs.content.entries),
      };
      answer({ content, changes: codes.includes('changes') ? theirs.changes : mine.changes }, theirs);
    },
  };
}

/** The draft that the server answers a conflict with. */
function readTheirs(current: unknown): Base | undefined {
  if (typeof current !== 'object' || current === null || !('content' in current) || !('version' in current))
    return undefined;
  const { content, version } = current;
  const changes = 'changes' in current && typeof current.changes === 'string' ? current.changes : '';
  return { content: content as DraftContent, changes, version: Number(version) };
}
