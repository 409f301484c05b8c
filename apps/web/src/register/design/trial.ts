/** What a trial entry would count, line by line. */
import type { Axis, BiText, RecordRules, RecordValues } from '@binhdang/domain/register';
import { factsOf } from '@binhdang/domain/register';
import { countsByMeasure } from '../detail/facts-model.ts';

export interface TrialCount {
  readonly key: string;
  readonly measure: BiText;
  /** undefined: the total */
  readonly breakdown: BiText | undefined;
  readonly value: number;
  readonly unit: BiText;
}

export function trialCounts(
  rules: RecordRules,
  values: RecordValues,
  axes: ReadonlyMap<string, Axis>,
): TrialCount[] {
  const facts = factsOf(rules, values).map((fact) => ({ ...fact, verified: false }));
  return countsByMeasure(facts, rules.definition, axes).flatMap((measure) =>
    measure.facts.map((fact, at) => ({
      key: `${measure.code} ${at}`,
      measure: measure.name,
      breakdown: together(measure.context, fact.breakdown),
      value: fact.value,
      unit: measure.unit,
    })),
  );
}

function together(context: BiText | undefined, own: BiText | undefined): BiText | undefined {
  if (context === undefined || own === undefined) return context ?? own;
  return { vi: `${context.vi}; ${own.vi}`, en: `${context.en}; ${own.en}` };
}
