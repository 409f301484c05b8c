/** A pivot: measures by what stands on the rows and columns, of some bodies and categories, in some months. */
import type { CivilDate } from '../time/index.ts';

/** Time, coarse to fine. */
export const TIMES = ['@year', '@quarter', '@month'] as const;
export type Time = (typeof TIMES)[number];
/** What a body is known by; a province or district stands for all that is below it. */
export const PLACES = ['@province', '@district', '@level', '@kind', '@group', '@body'] as const;
export type Place = (typeof PLACES)[number];
/** Only as a filter: bodies with what stands below them. */
export const UNDER = '@under';

export const isTime = (code: string): code is Time => TIMES.some((one) => one === code);
export const isPlace = (code: string): code is Place => PLACES.some((one) => one === code);

export const MOST_MEASURES = 6;
export const MOST_NESTED = 2;
/** More numbers are neither read by anybody nor drawn by a browser. */
export const MOST_CELLS = 40_000;

/** Some members of a dimension. */
export interface Restriction {
  readonly dimension: string;
  readonly members: readonly string[];
}

/** Dimensions are times, places, or codes of a measure's choices and breakdowns. */
export interface Pivot {
  readonly measures: readonly string[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly filters: readonly Restriction[];
  /** Whole months. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly verified: boolean;
}

/** A member for each dimension of an axis, the outer first; null: all of it. After a null there are only nulls. */
export type Path = readonly (string | null)[];

/** What nothing is stated of: a choice left open, people counted and not broken down, a body outside of all districts. */
export const UNSTATED = '';

/** "sex=female|male"; undefined where it is none. */
export function parseRestriction(text: string): Restriction | undefined {
  const [, dimension, members] = /^(@?[a-z][a-z0-9_]{0,39})=(.*)$/s.exec(text) ?? [];
  return dimension === undefined || members === undefined
    ? undefined
    : { dimension, members: [...new Set(members.split('|'))] };
}

export const writeRestriction = ({ dimension, members }: Restriction): string =>
  `${dimension}=${members.join('|')}`;
