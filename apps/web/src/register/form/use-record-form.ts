/** The state of one form: what was entered, what is wrong with it, and which of that is shown. */
import type { CivilDate } from '@binhdang/domain';
import type { Axis, RecordFault, RecordRules, RecordValues } from '@binhdang/domain/register';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { afterPress, watchPresses } from './after-press.ts';
import type { Entered, Names } from './entered.ts';
import { faultsIn, fieldOfPath, serverFaults } from './fault-model.ts';

interface Start {
  readonly rules: RecordRules;
  readonly axes: ReadonlyMap<string, Axis>;
  readonly today: CivilDate;
  readonly values?: Entered;
  readonly names?: Names;
}

interface Checked {
  readonly errors: readonly RecordFault[];
  readonly warnings: readonly RecordFault[];
}

export interface RecordFormState {
  readonly values: Entered;
  readonly names: Names;
  /** Those to be shown: of fields that were changed and left, and all of them once it was tried to submit. */
  readonly faults: readonly RecordFault[];
  /** Whether it was tried to submit. */
  readonly tried: boolean;
  /** Whether what is wrong is also listed: it was tried to submit, or the server refused it. */
  readonly listed: boolean;
  readonly change: (code: string, value: unknown, names?: Names) => void;
  readonly leave: (code: string) => void;
  /** Replaces everything, as when a draft comes back. */
  readonly put: (values: Entered, names: Names) => void;
  /** Checks all of it and shows what is wrong. Reads what was typed last, drawn or not. */
  readonly check: () => Checked;
  /** What the server found wrong; each stays until its field is changed. */
  readonly refuse: (errors: Parameters<typeof serverFaults>[0]) => RecordFault[];
  /** What goes to the server: in stored form. */
  readonly record: () => RecordValues;
  /** What stands in the form just now, drawn or not. */
  readonly entered: () => Entered;
  /** Begins anew: nothing was changed, left or tried. */
  readonly settle: () => void;
}

const NOTHING: Entered = {};
const NO_NAMES: Names = {};
const NO_FAULTS: readonly RecordFault[] = [];

/**
 * `const form = useRecordForm({ rules, axes, today, values, names })`, then
 * `<RecordForm rules axes today values={form.values} names={form.names} faults={form.faults} onChange={form.change} onLeave={form.leave} />`.
 */
export function useRecordForm({
  rules,
  axes,
  today,
  values = NOTHING,
  names = NO_NAMES,
}: Start): RecordFormState {
  const [state, setState] = useState({ values, names });
  const latest = useRef(state);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<readonly RecordFault[]>([]);

  const set = useCallback((next: { values: Entered; names: Names }) => {
    latest.current = next;
    setState(next);
  }, []);
  const change = useCallback(
    (code: string, value: unknown, more?: Names) => {
      const now = latest.current;
      set({
        values: { ...now.values, [code]: value },
        names: more === undefined ? now.names : { ...now.names, ...more },
      });
      setChanged((codes) => (codes.has(code) ? codes : new Set([...codes, code])));
      setRefused((all) =>
        all.some(({ path }) => fieldOfPath(path) === code)
          ? all.filter(({ path }) => fieldOfPath(path) !== code)
          : all,
      );
    },
    [set],
  );
  useEffect(watchPresses, []);
  const leave = useCallback((code: string) => {
    afterPress(() => setLeft((codes) => (codes.has(code) ? codes : new Set([...codes, code]))));
  }, []);
  const settle = useCallback(() => {
    setChanged(new Set());
    setLeft(new Set());
    setTried(false);
    setRefused([]);
  }, []);
  const put = useCallback(
    (next: Entered, more: Names) => {
      set({ values: next, names: more });
      settle();
    },
    [set, settle],
  );

  // While somebody types quickly the letters come first, the messages a moment later.
  const settled = useDeferredValue(state.values);
  // Before a field was left nothing is shown, so nothing need be looked for.
  const watching = tried || left.size > 0;
  const all = useMemo(
    () => (watching ? faultsIn(rules, settled, { axes, today }) : NO_FAULTS),
    [rules, settled, axes, today, watching],
  );
  const faults = useMemo(() => {
    const shown = all.filter(({ path }) => {
      const code = fieldOfPath(path);
      return tried || (changed.has(code) && left.has(code));
    });
    const known = new Set(shown.map(({ path }) => path));
    return [...refused.filter(({ path }) => !known.has(path)), ...shown];
  }, [all, changed, left, tried, refused]);

  const check = useCallback((): Checked => {
    setTried(true);
    const found = faultsIn(rules, latest.current.values, { axes, today });
    return {
      errors: found.filter(({ severity }) => severity === 'error'),
      warnings: found.filter(({ severity }) => severity === 'warning'),
    };
  }, [rules, axes, today]);
  const refuse = useCallback((errors: Parameters<typeof serverFaults>[0]) => {
    const found = serverFaults(errors, latest.current.values);
    setRefused(found);
    return found;
  }, []);
  const record = useCallback(() => rules.normalise(latest.current.values), [rules]);
  const entered = useCallback(() => latest.current.values, []);
  const listed = tried || refused.length > 0;
  return { ...state, faults, tried, listed, change, leave, put, check, refuse, record, entered, settle };
}
