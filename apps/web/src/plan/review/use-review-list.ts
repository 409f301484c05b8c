import type { planReview } from '@binhdang/contract';
import type { PlanTree } from '@binhdang/domain';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { doubtfulRows, nextTo, type Row, rowsOf, sameRows, steadyRows } from './view.ts';

export interface ReviewList {
  readonly rows: readonly Row[];
  readonly doubtful: readonly Row[];
  /** What the list shows: all rows, or the doubtful ones with what is being worked on. */
  readonly shown: readonly Row[];
  readonly onlyDoubtful: boolean;
  readonly showOnlyDoubtful: (only: boolean) => void;
  readonly withRemoved: boolean;
  readonly showRemoved: (show: boolean) => void;
  readonly selected: string | undefined;
  readonly select: (nodeId: string | undefined) => void;
}

/** Which entries the list shows, doubtful ones first, and which of them is selected. */
export function useReviewList(tree: PlanTree, findings: readonly planReview.ReviewFinding[]): ReviewList {
  const [withRemoved, showRemoved] = useState(false);
  const last = useRef<readonly Row[]>([]);
  const rows = useMemo(() => {
    last.current = sameRows(last.current, rowsOf(tree, findings, withRemoved));
    return last.current;
  }, [tree, findings, withRemoved]);
  const doubtful = useMemo(() => doubtfulRows(rows), [rows]);
  const [onlyDoubtful, setOnlyDoubtful] = useState(doubtful.length > 0);
  const [selected, select] = useState<string | undefined>(doubtful[0]?.node.id);
  const before = useRef<readonly string[]>([]);
  const shown = useMemo(
    () => (onlyDoubtful ? steadyRows(before.current, rows, doubtful, selected) : rows),
    [onlyDoubtful, rows, doubtful, selected],
  );
  useEffect(() => {
    const gone = selected !== undefined && !shown.some((row) => row.node.id === selected);
    if (gone) select(nextTo(before.current, shown, selected));
    before.current = shown.map((row) => row.node.id);
  }, [shown, selected]);
  const showOnlyDoubtful = useCallback((only: boolean) => {
    before.current = [];
    setOnlyDoubtful(only);
  }, []);
  return {
    rows,
    doubtful,
    shown,
    onlyDoubtful,
    showOnlyDoubtful,
    withRemoved,
    showRemoved,
    selected,
    select,
  };
}
