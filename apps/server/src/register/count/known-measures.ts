/** The measures of all versions of all registers: what they are called, and of which cells their numbers are made. */
import type { CivilDate } from '@binhdang/domain';
import {
  type Cell,
  cellKey,
  crossingsOf,
  type Dimension,
  dimensionsOf,
  type Measure,
  type RegisterDefinition,
} from '@binhdang/domain/register';
import type { Transaction } from '../../platform/transaction.ts';
import { AXES } from '../axes.ts';
import { allDefinitions } from '../definitions.ts';

export interface KnownMeasure {
  readonly measure: Measure;
  /** The latest version that has the measure, the one in force where it does. */
  readonly definition: RegisterDefinition;
  readonly current: boolean;
  /** Those of all versions, so that whatever was counted has a name. */
  readonly dimensions: readonly Dimension[];
  /** Breakdowns that any version counts crossed. */
  readonly crossings: readonly (readonly string[])[];
}

/** By code, registers by their Vietnamese names, measures in the order of the definition. */
export async function knownMeasures(
  tx: Transaction,
  today: CivilDate,
): Promise<ReadonlyMap<string, KnownMeasure>> {
  const all = await allDefinitions(tx, today);
  const definitions = (current: boolean) =>
    all.filter((version) => version.current === current).map(({ rules }) => rules.definition);
  const current = definitions(true).sort((a, b) => a.name.vi.localeCompare(b.name.vi, 'vi'));
  const older = definitions(false).sort((a, b) => b.version - a.version);
  const known = new Map<string, KnownMeasure>();
  for (const definition of [...current, ...older])
    for (const measure of definition.measures) {
      const before = known.get(measure.code);
      const dimensions = dimensionsOf(measure, definition, AXES);
      const crossings = crossingsOf(measure, definition);
      known.set(
        measure.code,
        before === undefined
          ? { measure, definition, current: current.includes(definition), dimensions, crossings }
          : {
              ...before,
              dimensions: together(before.dimensions, dimensions),
              crossings: [...before.crossings, ...crossings.filter((set) => !isAmong(set, before.crossings))],
            },
      );
    }
  return known;
}

const isAmong = (set: readonly string[], sets: readonly (readonly string[])[]): boolean =>
  sets.some((other) => other.join() === set.join());

/** Dimensions of a later version with those of an earlier one, categories likewise. */
function together(later: readonly Dimension[], earlier: readonly Dimension[]): Dimension[] {
  const missing = <T extends { readonly code: string }>(from: readonly T[], to: readonly T[]) =>
    from.filter(({ code }) => !to.some((one) => one.code === code));
  return [
    ...later.map((dimension) => {
      const before = earlier.find(({ code }) => code === dimension.code);
      if (before === undefined) return dimension;
      return {
        ...dimension,
        categories: [...dimension.categories, ...missing(before.categories, dimension.categories)],
      };
    }),
    ...missing(earlier, later),
  ];
}

/** More keys than this are not looked for one by one. */
const MOST_KEYS = 1_000;

/**
 * Keys of all cells that a number of this measure is the sum of, also split by one dimension; undefined where they are
 * too many to name.
 */
export function cellKeys({ dimensions }: KnownMeasure, split: string): string[] | undefined {
  const parts = dimensions.filter(({ kind, code }) => kind === 'choice' || code === split);
  const count = parts.reduce((product, { categories }) => product * (categories.length + 1), 1);
  return count > MOST_KEYS ? undefined : keysOf(parts);
}

/**
 * Keys of all cells whose sum is the number within a breakdown: `keysWithin(training_participants, { sex: 'female' })`
 * are the cells of women over all topics and levels.
 */
export function keysWithin(
  { dimensions }: Pick<KnownMeasure, 'dimensions'>,
  fixed: Readonly<Record<string, string>>,
): string[] {
  return keysOf(
    dimensions.filter(({ kind, code }) => kind === 'choice' || fixed[code] !== undefined),
    fixed,
  );
}

/**
 * Every combination of the dimensions' categories. One that is not fixed may be missing from a key: a choice need not be
 * filled in, and without a breakdown it is the total.
 */
function keysOf(dimensions: readonly Dimension[], fixed: Readonly<Record<string, string>> = {}): string[] {
  const sorted = [...dimensions].sort((a, b) => (a.code < b.code ? -1 : 1));
  const cells = sorted.reduce<Cell[]>(
    (known, { code, categories }) => {
      const one = fixed[code];
      const named = one === undefined ? categories.map((category) => category.code) : [one];
      return known.flatMap((cell) => [
        ...(one === undefined ? [cell] : []),
        ...named.map((category) => [...cell, { axis: code, category }]),
      ]);
    },
    [[]],
  );
  return cells.map(cellKey);
}
