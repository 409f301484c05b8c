/** Terms of indicators that records count: sums of measures, and how many bodies count enough. */
import {
  addDays,
  addMonths,
  type CivilDate,
  type Period,
  type PeriodBounds,
  periodBounds,
} from '@binhdang/domain';
import type { Amount, Source } from '@binhdang/domain/indicator';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import { type KnownMeasure, keysWithin } from '../register/index.ts';
import type { Territory } from './scope.ts';

/** An amount, and whether nothing of it can still change by itself. */
export interface TermAmount extends Amount {
  readonly final: boolean;
}

/** What a sum is asked of: bodies with all that stand below them, in a period. */
export interface Asked {
  readonly bodies: readonly string[];
  readonly period: Period;
  readonly territory: Territory;
  readonly today: CivilDate;
  /** Last day that is counted, where it is before the period's end: to set two years beside each other month by month. */
  readonly until?: CivilDate;
}

type Of<T extends Source['from']> = Extract<Source, { from: T }>;

export const periodEnd = ({ period, today }: Asked): CivilDate => {
  const { end } = periodBounds(period);
  return end < today ? end : today;
};

/** First and last day of what is counted. */
function countedDays({ period, until }: Asked): PeriodBounds {
  const { start, end } = periodBounds(period);
  return { start, end: until !== undefined && until < end ? until : end };
}

interface Sum {
  readonly at: number;
  readonly root: string;
  readonly value: number;
  readonly verified: number;
  readonly counting: string[];
}

/** @returns for each source the amounts by body; bodies of which nothing was counted are missing from it */
export async function measured(
  tx: Transaction,
  sources: readonly { readonly source: Of<'measure'>; readonly level: 'commune' | 'district' | undefined }[],
  measures: ReadonlyMap<string, KnownMeasure>,
  asked: Asked,
): Promise<Map<string, TermAmount>[]> {
  const { start, end } = countedDays(asked);
  const wanted = sources.map(({ source }, at) => {
    const known = measures.get(source.measure);
    const flow = known?.measure.kind !== 'stock';
    const keys = known ? keysWithin(known, source.breakdown) : [];
    return { at, measure: source.measure, keys, from: flow ? start : null, to: end };
  });
  const { rows } = await sql<Sum>`
    select at, root, value, verified, counting
      from indicator_sums(${JSON.stringify(wanted)}::jsonb, ${[...asked.bodies]}::uuid[], ${periodEnd(asked)}::date)`.execute(
    tx,
  );
  return sources.map(
    ({ source, level }, at) =>
      new Map(
        rows
          .filter((row) => row.at === at)
          .map((row) => [row.root, amountOf(row, source.verified, level, asked.territory)]),
      ),
  );
}

function amountOf(
  { root, value, verified, counting }: Sum,
  verifiedOnly: boolean,
  level: 'commune' | 'district' | undefined,
  territory: Territory,
): TermAmount {
  const below = level === undefined ? [] : territoriesBelow(root, level, territory);
  const have = below.filter((id) => counting.includes(id)).length;
  return {
    value: verifiedOnly ? verified : value,
    // Where a department keeps the register for the whole province, the bodies below owe nothing.
    coverage: have === 0 ? { have: 1, of: 1 } : { have, of: below.length },
    estimated: false,
    final: verifiedOnly || value === verified,
  };
}

/** Territories of a level at or below a body. */
function territoriesBelow(root: string, level: string, territory: Territory): string[] {
  const own = territory.levelOf.get(root) === level ? [root] : [];
  const children = territory.childrenOf.get(root) ?? [];
  return [...own, ...children.flatMap((child) => territoriesBelow(child, level, territory))];
}

const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/** First days of those parts of the period that have ended. */
function endedParts({ each }: Of<'bodies'>, asked: Asked): CivilDate[] {
  const { start, end } = countedDays(asked);
  const today = asked.until === undefined ? asked.today : addDays(asked.until, 1);
  const starts: CivilDate[] = [];
  for (let part = start; part <= end; part = addMonths(part, MONTHS[each])) {
    const next = addMonths(part, MONTHS[each]);
    // A year that is asked for whole is judged by what there is of it so far.
    if (next <= today || each === 'year') starts.push(part);
  }
  return starts;
}

interface Counting {
  readonly root: string;
  readonly meeting: number;
  readonly counting: number;
  readonly total: number;
}

/** How many bodies of a level count at least so much in every part of the period that has ended. */
export async function bodiesMeeting(
  tx: Transaction,
  source: Of<'bodies'>,
  measures: ReadonlyMap<string, KnownMeasure>,
  asked: Asked,
): Promise<Map<string, TermAmount>> {
  const starts = endedParts(source, asked);
  const last = starts.at(-1);
  const known = measures.get(source.measure);
  if (last === undefined || known === undefined) return new Map();
  const until = addMonths(last, MONTHS[source.each] - 1);
  const { rows } = await sql<Counting>`
    select root, meeting, counting, total
      from bodies_counting(${source.measure}, ${source.atLeast}, ${starts}::date[], ${until}::date, ${source.level},
                           ${[...asked.bodies]}::uuid[], ${periodEnd(asked)}::date, ${keysWithin(known, {})}::text[])`.execute(
    tx,
  );
  return new Map(
    rows.map(({ root, meeting, counting, total }) => [
      root,
      {
        value: meeting,
        coverage: { have: counting, of: total },
        estimated: false,
        final: asked.today > periodBounds(asked.period).end,
      },
    ]),
  );
}

/** How many bodies of a level there are under each body at the period's end. */
export function allBodies(level: string, { bodies, territory }: Asked): Map<string, TermAmount> {
  return new Map(
    bodies.map((id) => [
      id,
      {
        value: territoriesBelow(id, level, territory).length,
        coverage: { have: 1, of: 1 },
        estimated: false,
        final: true,
      },
    ]),
  );
}
