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
 * in the same order; nothing is counted that is not filled in, and a count of 0 is no fact.
 */
export function factsOf(rules: RecordRules, values: RecordValues): Fact[] {
  const { definition } = rules;
  const day = dayOf(definition, values);
  if (day === undefined) return [];
  const end = definition.until === undefined ? undefined : values[definition.until];
  return definition.measures.flatMap((measure) => {
    if (measure.when !== undefined && rules.compile(measure.when)(values) !== true) return [];
    const choices = chosen(measure, values);
    const counted = countsOf(measure, values, rules)
      .filter(({ value }) => value !== 0)
      .map(({ cell, value }) => ({ measure: measure.code, day, breakdown: { ...choices, ...cell }, value }));
    if (measure.kind === 'flow' || typeof end !== 'string') return counted;
    const after = addDays(end, 1);
    return [...counted, ...counted.map((fact) => ({ ...fact, day: after, value: -fact.value }))];
  });
}

/** The day on which a record counts: that of its date field, or the last of its period. */
export function dayOf(definition: RegisterDefinition, values: RecordValues): CivilDate | undefined {
  const value = values[definition.day];
  if (typeof value === 'string') return value;
  const period = Period.safeParse(value);
  return period.success ? periodBounds(period.data, 'calendar').end : undefined;
}

function chosen(measure: Measure, values: RecordValues): Record<string, string> {
  return Object.fromEntries(
    (measure.by ?? []).flatMap((code) => {
      const value = values[code];
      return typeof value === 'string' ? [[code, value] as const] : [];
    }),
  );
}

interface Count {
  readonly cell: Readonly<Record<string, string>>;
  readonly value: number;
}

function countsOf(measure: Measure, values: RecordValues, rules: RecordRules): Count[] {
  const one = (value: unknown): Count[] =>
    typeof value === 'number' && Number.isFinite(value) ? [{ cell: {}, value }] : [];
  switch (measure.value.from) {
    case 'record':
      return one(1);
    case 'rows':
      return one(((values[measure.value.field] as readonly RowValue[] | undefined) ?? []).length);
    case 'expression':
      return one(rules.compile(measure.value.value)(values));
    case 'field': {
      const value = values[measure.value.field];
      return isGrid(value) ? gridCounts(value) : one(value);
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
