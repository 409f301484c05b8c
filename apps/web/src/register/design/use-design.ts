/** A draft that is worked on: every step can be taken back, and it saves itself a moment after the last change. */
import { type OutputOf, register } from '@binhdang/contract';
import type { Axis, ChoiceMapping, Field, RegisterDefinition } from '@binhdang/domain/register';
import { fieldsOf, findingsOf, tidyDefinition } from '@binhdang/domain/register';
import { useBlocker } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useSubmit } from '../../ui/use-submit.ts';
import { begin, go, type Past, redo, undo } from './past.ts';

export type Design = OutputOf<typeof register.design>;

/** What is edited: the definition, and what becomes of choices that are dropped from it. */
export interface Work {
  readonly definition: RegisterDefinition;
  readonly mapping: ChoiceMapping;
}

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed';

const SAVE_AFTER_MS = 1500;

/** Codes that records or expressions of a published version know: they cannot be called otherwise any more. */
export interface Published {
  readonly fields: ReadonlySet<string>;
  readonly measures: ReadonlySet<string>;
  readonly checks: ReadonlySet<string>;
  /** "list choice" */
  readonly choices: ReadonlySet<string>;
}

export function publishedOf(versions: Design['versions']): Published {
  const definitions = versions.map(({ definition }) => definition as unknown as RegisterDefinition);
  const columns = (field: Field) =>
    field.type === 'table' ? field.columns.map(({ code }) => `${field.code}.${code}`) : [];
  return {
    fields: new Set(
      definitions.flatMap((one) => fieldsOf(one).flatMap((field) => [field.code, ...columns(field)])),
    ),
    measures: new Set(definitions.flatMap(({ measures }) => measures.map(({ code }) => code))),
    checks: new Set(definitions.flatMap(({ checks }) => checks.map(({ code }) => code))),
    choices: new Set(
      definitions.flatMap(({ lists }) =>
        Object.entries(lists).flatMap(([list, choices]) => choices.map(({ code }) => `${list} ${code}`)),
      ),
    ),
  };
}

interface UseDesign {
  readonly design: Design & { readonly draft: NonNullable<Design['draft']> };
  /** The register got another code, before it was ever published. */
  readonly onCode: (code: string) => void;
}

export function useDesign({ design, onCode }: UseDesign) {
  const { draft } = design;
  const [past, setPast] = useState<Past<Work>>(() => begin(workOf(draft)));
  const work = past.present;
  const axes = useMemo(
    () => new Map((design.axes as unknown as readonly Axis[]).map((axis) => [axis.code, axis])),
    [design.axes],
  );
  const published = useMemo(() => publishedOf(design.versions), [design.versions]);
  const around = useMemo(
    () => ({
      axes,
      registers: new Set(design.registers.map(({ code }) => code)),
      measuresElsewhere: new Map(design.measuresElsewhere.map(({ code, register: name }) => [code, name])),
    }),
    [axes, design.registers, design.measuresElsewhere],
  );
  const settled = useDeferredValue(work.definition);
  const findings = useMemo(() => findingsOf(settled, around), [settled, around]);

  const edit = useCallback(
    (change: (definition: RegisterDefinition) => RegisterDefinition, step?: string) =>
      setPast((now) => {
        const definition = change(now.present.definition);
        return definition === now.present.definition ? now : go(now, { ...now.present, definition }, step);
      }),
    [],
  );
  const editWork = useCallback(
    (change: (work: Work) => Work) => setPast((now) => go(now, change(now.present))),
    [],
  );
  const saving = useSaving(design.code, draft, work, onCode);
  const replace = useCallback((next: Work) => setPast((now) => go(now, next)), []);
  return {
    work,
    definition: work.definition,
    edit,
    editWork,
    replace,
    undo: useCallback(() => setPast(undo), []),
    redo: useCallback(() => setPast(redo), []),
    canUndo: past.before.length > 0,
    canRedo: past.after.length > 0,
    axes,
    around,
    published,
    findings,
    saving,
  };
}

export type DesignState = ReturnType<typeof useDesign>;

export const workOf = (draft: Pick<NonNullable<Design['draft']>, 'definition' | 'mapping'>): Work => ({
  definition: draft.definition as unknown as RegisterDefinition,
  mapping: draft.mapping,
});

type Draft = NonNullable<Design['draft']>;

function useSaving(code: string, draft: Draft, work: Work, onCode: (code: string) => void) {
  const [saved, setSaved] = useState<Work>(work);
  const [savedAt, setSavedAt] = useState(draft.changedAt);
  const [theirs, setTheirs] = useState<Draft>();
  /** Of what the server holds, known before the screen is drawn again. */
  const version = useRef(draft.version);
  const sending = useRef<Work>(work);
  const failed = useRef<Work>(undefined);
  const underWay = useRef<Promise<boolean>>(Promise.resolve(true));
  const submit = useSubmit(register.saveDesign, {
    onDone: (answer) => {
      version.current = answer.version;
      setSaved(sending.current);
      setSavedAt(answer.savedAt);
      if (answer.register !== code) onCode(answer.register);
    },
    onConflict: (current) => setTheirs(current as Draft),
  });
  const dirty = work !== saved;
  const send = (now: Work): Promise<boolean> => {
    const before = underWay.current;
    const run = async () => {
      await before;
      sending.current = now;
      const done = await submit.run({
        params: { register: code },
        body: {
          version: version.current,
          definition: tidyDefinition(now.definition) as Record<string, unknown>,
          mapping: now.mapping as Record<string, Record<string, string>>,
        },
      });
      failed.current = done ? undefined : now;
      return done;
    };
    underWay.current = run();
    return underWay.current;
  };
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    // What was refused is sent again only when something changed, or when asked for.
    if (!dirty || theirs !== undefined || failed.current === work) return;
    const timer = setTimeout(() => void latest.current(work), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [dirty, work, theirs]);
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => dirty });
  // Leaving the page within the app: what was typed in the last moment is sent all the same.
  const left = useRef({ dirty, work });
  left.current = { dirty, work };
  useEffect(
    () => () => {
      if (left.current.dirty && failed.current !== left.current.work) void latest.current(left.current.work);
    },
    [],
  );
  const state: SaveState =
    submit.problem !== undefined ? 'failed' : submit.pending ? 'saving' : dirty ? 'waiting' : 'saved';
  return {
    state,
    savedAt,
    problem: submit.problem,
    theirs,
    savedVersion: () => version.current,
    /** Saves at once. @returns whether what is on screen is saved */
    now: () => (dirty ? send(work) : underWay.current),
    keepMine: () => {
      version.current = theirs?.version ?? version.current;
      setTheirs(undefined);
      void send(work);
    },
    /** Gives up one's own for what somebody else saved. */
    takeTheirs: (take: (work: Work) => void) => {
      if (theirs === undefined) return;
      const next = workOf(theirs);
      version.current = theirs.version;
      setSaved(next);
      setSavedAt(theirs.changedAt);
      setTheirs(undefined);
      take(next);
    },
  };
}
