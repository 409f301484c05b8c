import type { report } from '@binhdang/contract';

/** Kinds of documents in the order in which they are offered. */
export const KINDS: readonly report.ComposedKind[] = [
  'progress_report',
  'assignment_extract',
  'urging_letter',
];

/** A kind as it stands in an address; undefined if it names none. */
export const kindOf = (text: string | undefined): report.ComposedKind | undefined =>
  KINDS.find((kind) => kind === text);
