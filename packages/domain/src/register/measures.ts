/** What a record counts: facts, each with its day, breakdown and value. Derived, so they can always be made again. */
import { addDays, type CivilDate, Period, periodBounds } from '../time/index.ts';
import { cellOf, TOTAL } from './grid.ts';
import type { Measure, RegisterDefinition } from './model.ts';
import type { RecordRules } from './validate.ts';
import type { FieldValue, GridValue, RecordValues, RowValue } from './value.ts';

/** One count that a record makes. A stock measure makes one on the first day and its negative after the last. */
export interface Fact {
  readonly measure: string;
  readonly day: CivilDate;
  /** category by axis, and choice by choice field; empty for the total */
  readonly breakdown: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * All facts of a normalised record that is free of errors. The same record and definition always give the same facts,
 * in the same order; nothing is counted that is not filled in, and a count of 0 is no fact. A measure has at most one
 * fact for a day and breakdown.
 */
export function factsOf(rules: RecordRules, values: RecordValues): Fact[] {
  return rules.definition.measures.flatMap((measure) => {
    if (measure.when !== undefined && rules.compile(measure.when)(values) !== true) return [];
    const counts = countedThings(measure, values, rules).flatMap((thing) =>
      thing.counts.flatMap((count) => countFacts(measure, thing, count)),
    );
    return merged(counts);
  });
}

/** From its day on, for a stock to its last day. */
interface Span {
  readonly day: CivilDate;
  readonly end?: CivilDate | undefined;
}

/** A record, or a row of it: what is chosen there splits its counts. */
interface Counted {
  readonly chosen: Readonly<Record<string, FieldValue>>;
  readonly span: Span;
  readonly counts: readonly Count[];
}

function countedThings(measure: Measure, values: RecordValues, rules: RecordRules): Counted[] {
  const span = recordSpan(measure, values, rules.definition);
  if (span === undefined) return [];
  const { value } = measure;
  if (value.from !== 'rows') return [{ chosen: values, span, counts: countsOf(measure, values, rules) }];
  const rows = (values[value.field] as readonly RowValue[] | undefined) ?? [];
  const untils = lastDays(value, rows);
  return rows.flatMap((row, at): Counted[] => {
    const own = rowSpan(measure, row, untils[at], span);
    if (own === undefined) return [];
    const counts = one(value.sum === undefined ? 1 : row[value.sum]);
    return [{ chosen: { ...values, ...row }, span: own, counts }];
  });
}

function recordSpan(
  measure: Measure,
  values: RecordValues,
  definition: RegisterDefinition,
): Span | undefined {
  if (measure.on !== undefined) {
    const day = dayIn(values[measure.on]);
    return day === undefined ? undefined : { day };
  }
  const day = dayOf(definition, values);
  const end = definition.until === undefined ? undefined : values[definition.until];
  return day === undefined ? undefined : { day, end: typeof end === 'string' ? end : undefined };
}

/** A row holds no longer than its record, and as a stock not before it. */
function rowSpan(
  { kind, value }: Measure,
  row: RowValue,
  until: CivilDate | undefined,
  record: Span,
): Span | undefined {
  if (value.from !== 'rows' || value.day === undefined) return record;
  const from = dayIn(row[value.day]);
  if (from === undefined) return undefined;
  if (kind === 'flow') return { day: from };
  const ends = [until, record.end].filter((end) => end !== undefined).sort();
  const [, day = from] = [from, record.day].sort();
  return ends[0] !== undefined && ends[0] < day ? undefined : { day, end: ends[0] };
}

type RowsCounted = Extract<Measure['value'], { from: 'rows' }>;

/** Last day of each row: its own, or the one before the next row's first. */
function lastDays(value: RowsCounted, rows: readonly RowValue[]): (CivilDate | undefined)[] {
  const { day, until, untilNext } = value;
  if (day === undefined || untilNext === undefined)
    return rows.map((row) => dayIn(until === undefined ? undefined : row[until]));
  const days = rows.map((row) => dayIn(row[day]));
  return days.map((from) => {
    const [next] = days.filter((other) => from !== undefined && other !== undefined && other > from).sort();
    return next === undefined ? undefined : addDays(next, -1);
  });
}

function countFacts(measure: Measure, { chosen, span }: Counted, { cell, value }: Count): Fact[] {
  const by = choicesOf(measure.by, chosen);
  return subsets(choicesOf(measure.axes, chosen)).flatMap((axes) => {
    const breakdown = { ...by, ...axes, ...cell };
    const fact: Fact = { measure: measure.code, day: span.day, breakdown, value };
    if (measure.kind === 'flow' || span.end === undefined) return [fact];
    return [fact, { ...fact, day: addDays(span.end, 1), value: -value }];
  });
}

/** All selections of the entries, the empty one first. */
function subsets(choices: Readonly<Record<string, string>>): Readonly<Record<string, string>>[] {
  return Object.entries(choices).reduce<Readonly<Record<string, string>>[]>(
    (known, [axis, category]) => known.concat(known.map((some) => ({ ...some, [axis]: category }))),
    [{}],
  );
}

/** Counts of one day and breakdown added up, first days first; what comes to nothing is left out. */
function merged(facts: readonly Fact[]): Fact[] {
  const sums = new Map<string, Fact>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.day, Object.entries(fact.breakdown).sort()]);
    sums.set(key, { ...fact, value: fact.value + (sums.get(key)?.value ?? 0) });
  }
  return [...sums.values()]
    .filter(({ value }) => value !== 0)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** The day on which a record counts: that of its date field, or the last of its period. */
export function dayOf(definition: RegisterDefinition, values: RecordValues): CivilDate | undefined {
  return dayIn(values[definition.day]);
}

function dayIn(value: FieldValue | undefined): CivilDate | undefined {
  if (typeof value === 'string') return value;
  const period = Period.safeParse(value);
  return period.success ? periodBounds(period.data, 'calendar').end : undefined;
}

function choicesOf(
  codes: readonly string[] | undefined,
  values: Readonly<Record<string, FieldValue>>,
): Record<string, string> {
  return Object.fromEntries(
    (codes ?? []).flatMap((code) => {
      const value = values[code];
      return typeof value === 'string' ? [[code, value] as const] : [];
    }),
  );
}

interface Count {
  readonly cell: Readonly<Record<string, string>>;
  readonly value: number;
}

const one = (value: unknown): Count[] =>
  typeof value === 'number' && Number.isFinite(value) ? [{ cell: {}, value }] : [];

function countsOf({ value }: Measure, values: RecordValues, rules: RecordRules): Count[] {
  switch (value.from) {
    case 'record':
      return one(1);
    case 'rows':
      return [];
    case 'expression':
      return one(rules.compile(value.value)(values));
    case 'field': {
      const entered = values[value.field];
      return isGrid(entered) ? gridCounts(entered) : one(entered);
    }
  }
}

function isGrid(value: FieldValue | undefined): value is GridValue {
  return typeof value === 'object' && !Array.isArray(value) && !('kind' in value);
}

function gridCounts(grid: GridValue): Count[] {
  return Object.keys(grid)
    .sort((a, b) => (a === TOTAL ? -1 : b === TOTAL ? 1 : a < b ? -1 : 1))
    .map((key) => ({
      cell: Object.fromEntries(cellOf(key).map(({ axis, category }) => [axis, category])),
      value: grid[key] ?? 0,
    }));
}
