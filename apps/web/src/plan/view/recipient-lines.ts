/** Recipients as the document lists them: by line. Pure. */
import type { plan as contract } from '@binhdang/contract';

type Entry = contract.RecipientLine;

export interface Line {
  readonly line: string;
  /** Bodies the line reaches; none for archives and names outside the system. */
  readonly entries: readonly Entry[];
  readonly acknowledged: number;
}

/** Lines in their order, those who have not acknowledged first within each. */
export function linesOf(recipients: readonly Entry[], onlyWaiting: boolean): Line[] {
  return [...Map.groupBy(recipients, ({ line }) => line)]
    .map(([line, all]) => {
      const entries = all.filter(({ body }) => body !== null);
      const waiting = entries.filter(({ acknowledgedAt }) => acknowledgedAt === null);
      const done = entries.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
      return {
        line,
        entries: onlyWaiting ? waiting : [...waiting, ...done],
        acknowledged: done.length,
      };
    })
    .filter(({ entries }) => !onlyWaiting || entries.length > 0);
}
