/** Figures of a report with where they come from: what records count, and what reports from below say. */
import type { Figures } from './figures.ts';

/** A record in a figure: its id, its version when it was counted, what it adds. */
export type CountedRecord = readonly [id: string, version: number, value: number];

export type FigurePart =
  | {
      readonly from: 'records';
      readonly bodyId: string;
      readonly value: number;
      /** of that, from records that were verified */
      readonly verified: number;
      /** empty where the register is confidential */
      readonly records: readonly CountedRecord[];
    }
  | {
      readonly from: 'report';
      readonly bodyId: string;
      readonly versionId: string;
      readonly value: number;
      readonly verified: number;
    };

/** Parts of each figure by its key; a figure that nothing counts is missing: unknown, never zero. */
export type Reckoned = Readonly<Record<string, readonly FigurePart[]>>;

/** Values have at most six decimals (register definitions), which keeps 0,1 + 0,2 from becoming 0,30000000000000004. */
const sum = (numbers: readonly number[]): number =>
  Number(numbers.reduce((before, value) => before + value, 0).toFixed(6));

export const amountOf = (parts: readonly FigurePart[]): number => sum(parts.map(({ value }) => value));
export const verifiedAmountOf = (parts: readonly FigurePart[]): number =>
  sum(parts.map(({ verified }) => verified));

/** Values by key, as sentences and tables take them. */
export function valuesOf(reckoned: Reckoned): Figures {
  return new Map(Object.entries(reckoned).map(([key, parts]) => [key, amountOf(parts)]));
}

/** A report from below that is consolidated. */
export interface BelowReport {
  readonly bodyId: string;
  readonly versionId: string;
  readonly reckoned: Reckoned;
}

/**
 * Figures of a body from the reports of those below and from what the body itself and those who owe no report count.
 * Each is the sum of its parts, in the order of body ids, so that the same inputs give the same answer.
 */
export function consolidate(own: Reckoned, below: readonly BelowReport[]): Reckoned {
  const parts = new Map<string, FigurePart[]>();
  const add = (key: string, more: readonly FigurePart[]) =>
    parts.set(key, [...(parts.get(key) ?? []), ...more]);
  for (const [key, some] of Object.entries(own)) add(key, some);
  const sorted = [...below].sort((a, b) => (a.bodyId < b.bodyId ? -1 : a.bodyId > b.bodyId ? 1 : 0));
  for (const { bodyId, versionId, reckoned } of sorted)
    for (const [key, some] of Object.entries(reckoned))
      add(key, [
        { from: 'report', bodyId, versionId, value: amountOf(some), verified: verifiedAmountOf(some) },
      ]);
  return Object.fromEntries([...parts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** How a figure differs between two reckonings; null is unknown. */
export interface FigureChange {
  readonly key: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** Figures that differ, in the order of their keys. */
export function changedFigures(before: Reckoned, after: Reckoned): FigureChange[] {
  const value = (reckoned: Reckoned, key: string) => {
    const parts = reckoned[key];
    return parts === undefined ? null : amountOf(parts);
  };
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .map((key) => ({ key, before: value(before, key), after: value(after, key) }))
    .filter((change) => change.before !== change.after);
}
