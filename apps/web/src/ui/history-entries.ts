/** What one action wrote in one go reads as one entry: an audit line is about a row, a person's deed about several. */
import type { HistoryLine } from '@binhdang/contract';

export interface HistoryChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface HistoryEntry {
  readonly first: HistoryLine;
  readonly changes: readonly HistoryChange[];
}

/** Rows of one transaction are written within this time. */
const TOGETHER_MS = 5000;

/**
 * Entries in the order of the lines. Of a field that several rows repeat, the change that knows a value before is kept.
 * @param fields keys that the reader is shown; other changes are left out
 */
export function historyEntries(lines: readonly HistoryLine[], fields: readonly string[]): HistoryEntry[] {
  const groups: HistoryLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && together(last[0], line)) last.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => ({
    first: group[0] as HistoryLine,
    changes: withoutRepeats(group.flatMap((line) => changesOf(line, fields))),
  }));
}

function together(one: HistoryLine, other: HistoryLine): boolean {
  return (
    one.action === other.action &&
    one.actor?.id === other.actor?.id &&
    Math.abs(Date.parse(one.at) - Date.parse(other.at)) < TOGETHER_MS
  );
}

function changesOf(line: HistoryLine, fields: readonly string[]): HistoryChange[] {
  return fields
    .map((field) => ({
      field,
      before: line.before?.[field] ?? null,
      after: line.after?.[field] ?? null,
    }))
    .filter(({ before, after }) => !same(before, after));
}

function withoutRepeats(changes: readonly HistoryChange[]): HistoryChange[] {
  return changes.filter(
    (change, index) =>
      !changes.some(
        (other, place) =>
          place !== index &&
          other.field === change.field &&
          same(other.after, change.after) &&
          (same(other.before, change.before) ? place < index : change.before === null),
      ),
  );
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
