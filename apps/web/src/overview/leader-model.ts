/** The leader's figures grouped as they are looked at. Pure. */
import type { overview } from '@binhdang/contract';
import { CLOSED, STANDINGS, type Standing } from '@binhdang/domain';
import { joinLabels } from './labels.ts';

/** Groups that every obligation falls into exactly one of, in the order in which they are drawn. */
export const GROUPS = {
  done: ['done_on_time', 'done_late'],
  waiting: ['awaiting_verification'],
  running: ['on_track', 'due_soon', 'undated'],
  attention: ['returned', 'no_movement'],
  late: ['late'],
} as const satisfies Record<string, readonly Standing[]>;
export type Group = keyof typeof GROUPS;
export const GROUP_NAMES = Object.keys(GROUPS) as Group[];

/** How many stand in any of these. */
export function sumOf(counts: readonly number[], standings: readonly Standing[]): number {
  return standings.reduce((sum, standing) => sum + (counts[STANDINGS.indexOf(standing)] ?? 0), 0);
}

export const totalOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Whole per cent done of what applies, rounded down; null if nothing applies. */
export function percentDone(counts: readonly number[]): number | null {
  const applicable = totalOf(counts) - sumOf(counts, ['not_applicable']);
  return applicable === 0 ? null : Math.floor((sumOf(counts, GROUPS.done) / applicable) * 100);
}

/** The same in words; a little is not nothing: "<1%". A dash if nothing applies. */
export function percentText(counts: readonly number[]): string {
  const percent = percentDone(counts);
  if (percent === null) return '–';
  return percent === 0 && sumOf(counts, GROUPS.done) > 0 ? '<1%' : `${percent}%`;
}

/** Standings joined as the list's address takes them. */
export const inAddress = (standings: readonly Standing[]): string => standings.join(',');

/** Open work: everything that is not closed. */
export const OPEN: readonly Standing[] = STANDINGS.filter((standing) => !CLOSED.includes(standing));

export interface SectionRow {
  readonly id: string;
  /** Labels of the section and of the item in it, e.g. "II.6". */
  readonly label: string;
  readonly text: string;
  readonly counts: readonly number[];
  /** A section, not an item in one. */
  readonly top: boolean;
  /** Has items beneath; its counts hold theirs. */
  readonly whole: boolean;
}

type SectionFigures = overview.Summary['bySection'][number];
type Heading = Pick<overview.SectionChoice, 'id' | 'label' | 'text'>;

/**
 * The sections in the plan's order, each before its items, with the sum of them.
 * @param headings of the sections, which the figures only name by id
 */
export function sectionRows(
  figures: readonly SectionFigures[],
  headings: readonly Heading[],
): readonly SectionRow[] {
  const heading = new Map(headings.map((one) => [one.id, one]));
  const rows: SectionRow[] = [];
  for (const [rootId, parts] of Map.groupBy(figures, (one) => one.parentId ?? one.id)) {
    const own = parts.find((one) => one.id === rootId);
    const root = own ?? heading.get(rootId);
    const items = parts.filter((one) => one !== own);
    if (root !== undefined) {
      rows.push({
        id: rootId,
        label: joinLabels(root.label),
        text: root.text,
        counts: parts.map((one) => one.counts).reduce(added),
        top: true,
        whole: items.length > 0,
      });
    }
    for (const { id, label, text, counts } of items) {
      rows.push({
        id,
        label: joinLabels(root?.label ?? null, label),
        text,
        counts,
        top: false,
        whole: false,
      });
    }
  }
  return rows;
}

const added = (a: readonly number[], b: readonly number[]) => a.map((count, at) => count + (b[at] ?? 0));

/** The item with most late work, for the sentence that says what the figures tell; undefined if none is late. */
export function mostLate(rows: readonly SectionRow[]): SectionRow | undefined {
  const late = (row: SectionRow) => sumOf(row.counts, GROUPS.late);
  return rows
    .filter((row) => !row.whole && late(row) > 0)
    .reduce<SectionRow | undefined>(
      (worst, row) => (worst === undefined || late(row) > late(worst) ? row : worst),
      undefined,
    );
}
