/** Terms of indicators that people enter: the body's own amount, or those of the territories below added up. */
import { periodKey } from '@binhdang/domain';
import { addUp, addUpPairs, MISSING, NOT_APPLICABLE, type Pair } from '@binhdang/domain/indicator';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';
import type { Asked, TermAmount } from './counted-terms.ts';
import { type Indicator, seriesOf } from './definitions.ts';

interface Row {
  readonly series: string;
  readonly body_id: string;
  readonly value: number | null;
  readonly estimated: boolean;
  readonly final: boolean;
}

/** Amounts that were entered for a period, by series and body. */
export class Entered {
  private readonly rows: ReadonlyMap<string, TermAmount>;

  private constructor(rows: ReadonlyMap<string, TermAmount>) {
    this.rows = rows;
  }

  static async of(tx: Transaction, series: readonly string[], { period }: Asked): Promise<Entered> {
    const { rows } = await sql<Row>`
      select a.series, a.body_id, a.value, a.estimated, a.final
        from amount a where a.series = any (${[...new Set(series)]}::text[]) and a.period = ${periodKey(period)}`.execute(
      tx,
    );
    return new Entered(
      new Map(
        rows.map(({ series: name, body_id, value, estimated, final }) => [
          `${name}|${body_id}`,
          value === null
            ? { ...NOT_APPLICABLE, final }
            : { value: Number(value), coverage: { have: 1, of: 1 }, estimated, final },
        ]),
      ),
    );
  }

  own(series: string, bodyId: string): TermAmount | undefined {
    return this.rows.get(`${series}|${bodyId}`);
  }
}

const NOT_GIVEN: TermAmount = { ...MISSING, final: false };

/** Whether the value of a body may be made of those of the territories below it, and of which. */
function parts({ definition }: Indicator, bodyId: string, { territory }: Asked): readonly string[] {
  if (!definition.addsUp) return [];
  const levels: readonly string[] = definition.levels;
  return (territory.childrenOf.get(bodyId) ?? []).filter((id) =>
    levels.includes(territory.levelOf.get(id) ?? ''),
  );
}

/** One entered term of a body. */
export function enteredAmount(
  indicator: Indicator,
  series: string,
  bodyId: string,
  entered: Entered,
  asked: Asked,
): TermAmount {
  const own = entered.own(series, bodyId);
  if (own) return own;
  const below = parts(indicator, bodyId, asked).map((id) =>
    enteredAmount(indicator, series, id, entered, asked),
  );
  return below.some(({ value }) => value !== null)
    ? { ...addUp(below), final: below.every(({ final }) => final) }
    : NOT_GIVEN;
}

export interface EnteredPair extends Pair {
  readonly final: boolean;
}

/** Both terms of a ratio that are entered: together of the body itself, or pair by pair of those below. */
export function enteredPair(
  indicator: Indicator,
  bodyId: string,
  entered: Entered,
  asked: Asked,
): EnteredPair {
  const own = (['numerator', 'denominator'] as const).map((term) => {
    const series = seriesOf(indicator, term);
    return series === undefined ? undefined : entered.own(series, bodyId);
  });
  const [numerator, denominator] = own;
  if (numerator && denominator)
    return { numerator, denominator, final: numerator.final && denominator.final };
  const below = parts(indicator, bodyId, asked).map((id) => enteredPair(indicator, id, entered, asked));
  const known = below.some((pair) => pair.numerator.value !== null && pair.denominator?.value !== null);
  if (known) return { ...addUpPairs(below, 'ratio'), final: below.every(({ final }) => final) };
  return { numerator: numerator ?? NOT_GIVEN, denominator: denominator ?? NOT_GIVEN, final: false };
}
