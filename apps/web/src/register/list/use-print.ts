/** Gathers the whole filtered list, page by page, and prints it. */
import { register } from '@binhdang/contract';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../app/api.ts';
import type { LoadedRegister } from '../use-register.ts';
import { fromStart, type ListSearch, recordQuery } from './search.ts';
import type { Line } from './use-columns.tsx';

/** About a hundred sheets of paper; beyond that a workbook serves better. */
const MOST = 2000;
const AT_ONCE = 200;

export interface PrintResult {
  readonly rows: readonly Line[];
  readonly total: number;
}

export interface Print {
  /** There until the printing is over. */
  readonly result: PrintResult | undefined;
  /** How many are gathered so far, while gathering. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly problem: unknown;
  readonly start: () => void;
  readonly stop: () => void;
}

export function usePrint({ code }: LoadedRegister, search: ListSearch): Print {
  const [result, setResult] = useState<PrintResult>();
  const [progress, setProgress] = useState<Print['progress']>();
  const [problem, setProblem] = useState<unknown>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => {
    if (result === undefined) return;
    // The rows are in the page by now. Some browsers hold the script while the dialog is open, others go on at once.
    document.documentElement.dataset.paper = 'list';
    const over = () => setResult(undefined);
    window.addEventListener('afterprint', over, { once: true });
    window.print();
    return () => {
      window.removeEventListener('afterprint', over);
      delete document.documentElement.dataset.paper;
    };
  }, [result]);
  const start = async () => {
    const controller = new AbortController();
    running.current = controller;
    setProblem(undefined);
    setProgress({ done: 0, total: 0 });
    try {
      setResult(await gather(code, search, controller.signal, (done, total) => setProgress({ done, total })));
    } catch (failure) {
      if (!controller.signal.aborted) setProblem(failure);
    } finally {
      setProgress(undefined);
    }
  };
  return {
    result,
    progress,
    problem,
    start: () => void start(),
    stop: () => running.current?.abort(),
  };
}

async function gather(
  code: string,
  search: ListSearch,
  signal: AbortSignal,
  tell: (done: number, total: number) => void,
): Promise<PrintResult> {
  const rows: Line[] = [];
  let total = 0;
  let after: string | undefined;
  do {
    const page = await call(register.records, {
      params: { register: code },
      query: { ...recordQuery(fromStart(search)), after, limit: AT_ONCE },
      signal,
    });
    rows.push(...page.items.map((item) => ({ ...item, names: page.names })));
    total = page.total;
    after = page.next ?? undefined;
    tell(rows.length, Math.min(total, MOST));
  } while (after !== undefined && rows.length < MOST);
  return { rows: rows.slice(0, MOST), total };
}
