/** What the made-up year consists of. */
import type { CivilDate } from '@binhdang/domain';
import type { Chance } from './chance.ts';

/** A body with what is made up about it. */
export interface DemoBody {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  /** "Ủy ban nhân dân xã An Châu" */
  readonly name: string;
  /** "xã An Châu", "Sở Tư pháp" */
  readonly called: string;
  readonly sort: 'commune' | 'district' | 'department';
  /** Communes: their district; null of all others. */
  readonly districtKey: string | null;
  /** Of a commune or a whole district; of others 0. */
  readonly population: number;
  /** Communes of a district. */
  readonly communes: readonly DemoBody[];
}

export type Values = Readonly<Record<string, unknown>>;

/** A record that a body enters, and how it is gone on with later. */
export interface Made {
  readonly register: string;
  /** On which it could be entered at the earliest. */
  readonly day: CivilDate;
  readonly values: Values;
  readonly later?: readonly Later[];
}

/** What is added to a record that stands already: what was learnt of another quarter, an end. */
export interface Later {
  readonly day: CivilDate;
  readonly change: Values;
  readonly reason: string;
}

/** As registers and outlines call it: departments work for the whole province. */
export const levelOf = ({ sort }: DemoBody): 'commune' | 'district' | 'province' =>
  sort === 'department' ? 'province' : sort;

/** A commune's things happen in the commune; of others it is not said. */
export const placeOf = ({ sort, id }: DemoBody): { readonly place?: string } =>
  sort === 'commune' ? { place: id } : {};

/** Makes the records of a body of a year. */
export type Maker = (body: DemoBody, year: number, chance: Chance) => readonly Made[];

export const period = {
  year: (of: number) => ({ kind: 'year', year: of, index: 1 }),
  quarter: (of: number, index: number) => ({ kind: 'quarter', year: of, index }),
  month: (of: number, index: number) => ({ kind: 'month', year: of, index }),
};

/** Last year was smaller: the plan of 2022 is the first of its kind. */
export const scaled = (year: number, count: number): number =>
  year >= 2022 ? count : Math.max(1, Math.round(count * 0.7));

/** Below one it is how likely there is one at all. */
export const howMany = (chance: Chance, year: number, count: number): number =>
  count < 1 ? Number(chance.of('any').is(year >= 2022 ? count : count * 0.7)) : scaled(year, count);

/** Calls `make` so many times with chance of its own. */
export function times<T>(chance: Chance, count: number, make: (chance: Chance, index: number) => T): T[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => make(chance.of(index), index));
}
