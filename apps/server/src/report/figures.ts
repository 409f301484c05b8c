/** Figures of a report: what the records of its bodies count in its periods, and what reports from below say. */
import {
  addDays,
  type CivilDate,
  type Closing,
  daysBetween,
  parsePeriodKey,
  periodBounds,
  shiftPeriod,
} from '@binhdang/domain';
import {
  type BelowReport,
  type ChoicesOf,
  consolidate,
  type Figure,
  type FigurePart,
  figuresOf,
  type Outline,
  type Reckoned,
  type RelativePeriod,
} from '@binhdang/domain/outline';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import { type KnownMeasure, keysWithin } from '../register/index.ts';

/** The time of a report: its own bounds, and of which period of the regime they are. */
export interface ReportTime {
  /** domain periodKey; of a request its id */
  readonly period: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly closing: Closing;
}

export interface Bounds {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const yearBefore = (day: CivilDate): CivilDate => {
  const year = String(Number(day.slice(0, 4)) - 1);
  // 29 February has no counterpart.
  return `${year}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;
};

/** Days of a period relative to the report's. Of a report asked for once the period before is as many days before it. */
export function boundsOf(time: ReportTime, relative: RelativePeriod): Bounds {
  const { startsOn, endsOn, closing } = time;
  const period = parsePeriodKey(time.period);
  switch (relative) {
    case 'this':
      return { from: startsOn, to: endsOn };
    case 'year_ago':
      return { from: yearBefore(startsOn), to: yearBefore(endsOn) };
    case 'previous': {
      if (period) {
        const { start, end } = periodBounds(shiftPeriod(period, -1), closing);
        return { from: start, to: end };
      }
      return { from: addDays(startsOn, -daysBetween(startsOn, endsOn) - 1), to: addDays(startsOn, -1) };
    }
    case 'year_to_date': {
      const year = period?.year ?? Number(endsOn.slice(0, 4));
      return { from: periodBounds({ kind: 'year', year, index: 1 }, closing).start, to: endsOn };
    }
  }
}

/** Choices of a field of the register that has the measure, for rows of tables that ask for one each. */
export function choicesIn(measures: ReadonlyMap<string, KnownMeasure>): ChoicesOf {
  return (measure, field) =>
    measures.get(measure)?.dimensions.find(({ code }) => code === field)?.categories ?? [];
}

interface Counted {
  readonly at: number;
  readonly body: string;
  readonly value: number;
  readonly verified: number;
  readonly records: [string, number, number][];
}

/** What the records of each of these bodies count, by key of the figure. Unknown where nothing is counted. */
async function countedBy(
  tx: Transaction,
  figures: ReadonlyMap<string, Figure>,
  time: ReportTime,
  bodies: readonly string[],
  measures: ReadonlyMap<string, KnownMeasure>,
): Promise<Reckoned> {
  const keys = [...figures.keys()];
  const wanted = [...figures.values()].flatMap((figure, at) => {
    const known = measures.get(figure.measure);
    // A column "of which women" beside a measure that is not counted by sex stays empty: its total would be a lie.
    if (
      !known ||
      Object.keys(figure.breakdown).some((code) => !known.dimensions.some((one) => one.code === code))
    )
      return [];
    const { from, to } = boundsOf(time, figure.period);
    const stock = known.measure.kind === 'stock';
    return [
      {
        at,
        measure: figure.measure,
        keys: keysWithin(known, figure.breakdown),
        from: stock ? null : from,
        to,
      },
    ];
  });
  const { rows } = await sql<Counted>`
    select at, body, value, verified, records from report_facts(${JSON.stringify(wanted)}::jsonb, ${[...bodies]}::uuid[])
     order by at, body`.execute(tx);
  const reckoned: Record<string, FigurePart[]> = {};
  for (const { at, body, value, verified, records } of rows) {
    const key = keys[at] ?? '';
    reckoned[key] ??= [];
    reckoned[key].push({ from: 'records', bodyId: body, value, verified, records });
  }
  return reckoned;
}

/** A report whose figures are asked for. */
export interface FiguresAsked {
  readonly bodyId: string;
  readonly time: ReportTime;
  /** of the whole series: what any report above may take from this one */
  readonly outlines: readonly Outline[];
  readonly measures: ReadonlyMap<string, KnownMeasure>;
  /** reports from below; without them everything that the bodies below recorded counts by itself */
  readonly below?: readonly BelowReport[] | undefined;
  /** bodies that owe a report of the series: with reports from below their records count through these alone */
  readonly owing?: ReadonlySet<string> | undefined;
  /** of these bodies those whose own reports go past this one; without reports from below they count there alone */
  readonly past?: ((scope: readonly string[]) => Promise<ReadonlySet<string>>) | undefined;
}

/** All figures of a report with their parts. */
export async function reckonFigures(tx: Transaction, asked: FiguresAsked): Promise<Reckoned> {
  const choices = choicesIn(asked.measures);
  const figures = new Map(asked.outlines.flatMap((outline) => [...figuresOf(outline, choices)]));
  const { rows } = await sql<{ id: string; chain: string[] }>`
    select id, chain from report_scope(${asked.bodyId}, ${asked.time.endsOn}::date)`.execute(tx);
  const { below, owing } = asked;
  const past = await asked.past?.(rows.map(({ id }) => id));
  const counting =
    below === undefined
      ? rows.filter(({ chain }) => !chain.some((id) => past?.has(id)))
      : rows.filter(({ chain }) => !chain.some((id) => id !== asked.bodyId && owing?.has(id)));
  const own = await countedBy(
    tx,
    figures,
    asked.time,
    counting.map(({ id }) => id),
    asked.measures,
  );
  return below === undefined ? own : consolidate(own, below);
}
