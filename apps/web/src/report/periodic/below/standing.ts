/** How a body from below stands in a consolidation. Pure. */
import type { report } from '@binhdang/contract';

export type Below = 'taken' | 'late' | 'accepted' | 'waiting' | 'returned' | 'exempt' | 'missing';

export function belowStanding({ report: sent, accepted, taken, exempt }: report.BelowStanding): Below {
  if (taken !== null && accepted !== null && accepted.versionId !== taken.versionId) return 'late';
  if (taken !== null) return 'taken';
  if (accepted !== null) return 'accepted';
  if (sent?.state === 'submitted') return 'waiting';
  if (sent?.state === 'returned') return 'returned';
  return exempt ? 'exempt' : 'missing';
}

export interface BelowCounts {
  readonly all: number;
  /** With an accepted version, consolidated or not. */
  readonly accepted: number;
  readonly waiting: number;
  readonly missing: number;
}

/** Bodies that need not report are left out. */
export function belowCounts(items: readonly report.BelowStanding[]): BelowCounts {
  const standings = items.map(belowStanding);
  const count = (...which: Below[]) => standings.filter((one) => which.includes(one)).length;
  return {
    all: standings.length - count('exempt'),
    accepted: count('taken', 'late', 'accepted'),
    waiting: count('waiting'),
    missing: count('missing', 'returned'),
  };
}
