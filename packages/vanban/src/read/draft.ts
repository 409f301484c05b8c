/** Nodes in the making, and what settling them needs to know. */
import type { BodyIndex } from './body-table.ts';
import type { WorkingText } from './lines.ts';
import type { FindNames } from './roles.ts';
import type { BoundBody, NodeKind, NodePart, SectionPurpose, Span, Target, TaskDate } from './schema.ts';
import type { YearContext } from './task-dates.ts';

/** A node before it gets its id and its final span. */
export interface Draft {
  readonly start: number;
  /** End of its own words; the final span may add blanks. */
  readonly end: number;
  readonly parent: Draft | null;
  readonly label: string;
  kind: NodeKind;
  part?: NodePart;
  purpose?: SectionPurpose;
  text: string;
  confidence: number;
  bodies: BoundBody[];
  dates: TaskDate[];
  targets: Target[];
  product?: string;
  rows?: string[][];
  gaps: readonly Span[];
}

/** What settling needs to know of the document. */
export interface Setting {
  readonly working: WorkingText;
  readonly year: Omit<YearContext, 'timeOnly'>;
  /** Citations, in order: numbers and dates inside them are no targets and no task dates. */
  readonly masked: readonly Span[];
  readonly index: BodyIndex | undefined;
  readonly find: FindNames;
  /** What running text without a heading is taken for, by the kind of document. */
  readonly purpose: SectionPurpose;
  /** Plans and programmes number their sections; in letters and directives top numbers are tasks. */
  readonly sectioned: boolean;
}
