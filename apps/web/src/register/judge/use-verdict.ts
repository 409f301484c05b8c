/** Sending verdicts on one record or many, in lots that the server takes. */
import { register } from '@binhdang/contract';
import { useRef, useState } from 'react';
import { useSubmit } from '../../ui/use-submit.ts';

export interface Judged {
  readonly id: string;
  readonly version: number;
  readonly title: string;
}

export type Verdict = 'verified' | 'returned';

/** The server takes at most 200; smaller lots show progress sooner and keep fewer rows locked. */
const LOT = 50;

/** Ids of the records that were changed meanwhile, as the refusal names them. */
function changedIn(current: unknown): readonly string[] {
  return (Array.isArray(current) ? current : []).map(({ recordId }: { recordId: string }) => recordId);
}

interface VerdictOptions {
  /** After each lot: how many it was, and how many in all since the button was pressed. */
  readonly onJudged: (verdict: Verdict, lot: number, inAll: number) => void;
  /** What would have been judged unseen. */
  readonly onChanged: (ids: ReadonlySet<string>) => void;
}

export function useVerdict({ onJudged, onChanged }: VerdictOptions) {
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number }>();
  const [changed, setChanged] = useState<readonly Judged[]>([]);
  const sent = useRef<readonly Judged[]>([]);
  const submit = useSubmit(register.judgeRecords, {
    onConflict: (current) => {
      const ids = new Set(changedIn(current));
      setChanged(sent.current.filter(({ id }) => ids.has(id)));
      onChanged(ids);
    },
  });
  /** Stops at the first lot that is refused; the lots before stay judged. */
  const judge = async (records: readonly Judged[], verdict: Verdict, remarks: string) => {
    setChanged([]);
    for (let at = 0; at < records.length; at += LOT) {
      if (records.length > LOT) setProgress({ done: at, total: records.length });
      const lot = records.slice(at, at + LOT);
      sent.current = lot;
      const items = lot.map(({ id, version }) => ({ recordId: id, version }));
      if (!(await submit.run({ body: { items, verdict, remarks } }))) {
        setProgress(undefined);
        return false;
      }
      onJudged(verdict, lot.length, at + lot.length);
    }
    setProgress(undefined);
    return true;
  };
  return { judge, submit, progress, changed };
}
