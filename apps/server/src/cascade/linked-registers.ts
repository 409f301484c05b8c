/** Which registers and indicators go with a clause of the plan. */
import type { CivilDate } from '@binhdang/domain';
import { indicatorsOn } from '../indicator/index.ts';
import type { Transaction } from '../platform/transaction.ts';
import { currentRegisters } from '../register/index.ts';

export interface Linked {
  readonly registers: readonly string[];
  readonly indicators: readonly string[];
}

/**
 * By the place of a task ("Mục II.4"): registers whose definition names the clause, and the indicators that are counted
 * from them. A whole chapter that a definition names ("III") goes with each of its clauses.
 */
export async function linkedTo(tx: Transaction, today: CivilDate): Promise<(place: string) => Linked> {
  const registers = await currentRegisters(tx, today);
  const indicators = await indicatorsOn(tx, today);
  const byMeasure = new Map<string, string[]>();
  for (const { code, definition } of indicators) {
    for (const measure of measuresOf(definition)) {
      byMeasure.set(measure, [...(byMeasure.get(measure) ?? []), code]);
    }
  }
  return (place) => {
    const clause = /^Mục ([IVX]+(?:\.\d+)?)/u.exec(place)?.[1];
    if (clause === undefined) return { registers: [], indicators: [] };
    const named = registers.filter(({ clauses }) =>
      clauses.some((one) => one === clause || one === clause.split('.')[0]),
    );
    const measures = named.flatMap((one) => one.measures.map(({ code }) => code));
    return {
      registers: named.map(({ code }) => code).slice(0, 30),
      indicators: [...new Set(measures.flatMap((code) => byMeasure.get(code) ?? []))].slice(0, 30),
    };
  };
}

/** Codes of measures anywhere in a formula. */
function measuresOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(measuresOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'measure' && typeof inner === 'string' ? [inner] : measuresOf(inner),
  );
}
