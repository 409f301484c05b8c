/** A definition of an indicator as its form holds it, and back. Pure. */
import { parseNumber } from '@binhdang/domain';
import type { Comparator, IndicatorDefinition } from '@binhdang/domain/indicator';

type Source = IndicatorDefinition['numerator']['source'];
type Term = IndicatorDefinition['numerator'];

export interface TermValues {
  readonly vi: string;
  readonly en: string;
  readonly from: Source['from'];
  readonly measure: string;
  /** "sex=female, area=rural" */
  readonly breakdown: string;
}

export interface TargetValues {
  readonly year: string;
  readonly comparator: Comparator;
  readonly value: string;
}

export interface ReviseValues {
  readonly vi: string;
  readonly en: string;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly direction: IndicatorDefinition['direction'];
  readonly decimals: string;
  readonly noteVi: string;
  readonly noteEn: string;
  readonly numerator: TermValues;
  /** null: the indicator is a number, not a ratio */
  readonly denominator: TermValues | null;
  readonly targets: readonly TargetValues[];
  readonly appliesFrom: string | null;
  readonly reason: string;
}

const breakdownText = (breakdown: Readonly<Record<string, string>>): string =>
  Object.entries(breakdown)
    .map(([axis, category]) => `${axis}=${category}`)
    .join(', ');

/** @returns undefined where it is not "axis=category, axis=category" */
export function parseBreakdown(text: string): Record<string, string> | undefined {
  const pairs = text
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => pair.split('=').map((side) => side.trim()));
  if (pairs.some((pair) => pair.length !== 2 || pair.includes(''))) return undefined;
  return Object.fromEntries(pairs as [string, string][]);
}

const termValues = ({ name, source }: Term): TermValues => ({
  ...name,
  from: source.from,
  measure: 'measure' in source ? source.measure : '',
  breakdown: source.from === 'measure' ? breakdownText(source.breakdown) : '',
});

export function valuesOf(definition: IndicatorDefinition, today: string): ReviseValues {
  return {
    ...definition.name,
    unitVi: definition.unit.vi,
    unitEn: definition.unit.en,
    direction: definition.direction,
    decimals: String(definition.decimals),
    noteVi: definition.note?.vi ?? '',
    noteEn: definition.note?.en ?? '',
    numerator: termValues(definition.numerator),
    denominator: definition.denominator ? termValues(definition.denominator) : null,
    targets: definition.targets.map(({ year, comparator, value }) => ({
      year: String(year),
      comparator,
      value: String(value).replace('.', ','),
    })),
    appliesFrom: today,
    reason: '',
  };
}

/** What is not in the form of a source (the least that is counted, how often) stays as it was. */
function sourceOf(
  { from, measure, breakdown }: TermValues,
  before: Source | undefined,
): Record<string, unknown> {
  const same = before?.from === from ? before : undefined;
  switch (from) {
    case 'measure':
      return { ...same, from, measure, breakdown: parseBreakdown(breakdown) ?? {} };
    case 'bodies':
      return { level: 'commune', atLeast: 1, each: 'year', ...same, from, measure };
    case 'allBodies':
      return { level: 'commune', ...same, from };
    case 'entered':
      return { ...same, from };
  }
}

const termOf = (values: TermValues, before: Term | undefined) => ({
  name: { vi: values.vi, en: values.en },
  source: sourceOf(values, before?.source),
});

/** The changed definition, for the server to check against registers and breakdowns. */
export function definitionOf(before: IndicatorDefinition, values: ReviseValues): Record<string, unknown> {
  const { note: _, ...rest } = before;
  return {
    ...rest,
    name: { vi: values.vi, en: values.en },
    unit: { vi: values.unitVi, en: values.unitEn },
    direction: values.direction,
    decimals: Number(values.decimals),
    ...(values.noteVi.trim() === ''
      ? {}
      : { note: { vi: values.noteVi, en: values.noteEn || values.noteVi } }),
    numerator: termOf(values.numerator, before.numerator),
    ...(values.denominator ? { denominator: termOf(values.denominator, before.denominator) } : {}),
    targets: values.targets.map(({ year, comparator, value }) => ({
      year: Number(year),
      comparator,
      value: parseNumber(value) ?? Number.NaN,
    })),
  };
}
