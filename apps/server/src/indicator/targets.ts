/** Targets of bodies: their own, those of the bodies above them, at last those of the document. */
import type { indicator } from '@binhdang/contract';
import { type Comparator, type Target, targetOf } from '@binhdang/domain/indicator';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import type { Indicator } from './definitions.ts';
import type { Territory } from './scope.ts';

interface Row {
  readonly indicator: string;
  readonly body_id: string;
  readonly year: number;
  readonly comparator: Comparator;
  readonly value: number;
  readonly source: string;
}

type Known = indicator.IndicatorTarget;

/** Own targets of all bodies, of which there are few. */
export class Targets {
  private readonly rows: readonly Row[];
  private readonly territory: Territory;

  private constructor(rows: readonly Row[], territory: Territory) {
    this.rows = rows;
    this.territory = territory;
  }

  static async of(tx: Transaction, codes: readonly string[], territory: Territory): Promise<Targets> {
    const { rows } = await sql<Row>`
      select t.indicator, t.body_id, t.year, t.comparator, t.value::float8 as value, t.source
        from indicator_target t where t.indicator = any (${[...codes]}::text[])`.execute(tx);
    return new Targets(rows, territory);
  }

  /** All that are set for a body, by year. */
  set({ code, definition }: Indicator, bodyId: string): Known[] {
    const years = new Map<number, Known>(
      definition.targets.map((target) => [target.year, { ...target, origin: 'document', source: null }]),
    );
    for (const id of this.fromTop(bodyId))
      for (const { year, comparator, value, source } of this.rows.filter(
        (row) => row.indicator === code && row.body_id === id,
      ))
        years.set(year, { year, comparator, value, source, origin: id === bodyId ? 'own' : 'above' });
    return [...years.values()].sort((a, b) => a.year - b.year);
  }

  /**
   * The one of a year, drawn between two others where none is set for it; before the first the first, whose own year it
   * keeps: what is to be reached.
   */
  ofYear(indicator: Indicator, bodyId: string, year: number): Known | undefined {
    const set = this.set(indicator, bodyId);
    const own = set.find((target) => target.year === year);
    if (own) return own;
    const between = targetOf(set satisfies readonly Target[], year);
    return between
      ? { ...between, origin: 'interpolated', source: null }
      : set.find((target) => target.year > year);
  }

  /** The body and those above it, the highest first. */
  private fromTop(bodyId: string): string[] {
    const above = this.territory.parentOf.get(bodyId);
    return above === undefined ? [bodyId] : [...this.fromTop(above), bodyId];
  }
}
