import { indicator, type QueryOf } from '@binhdang/contract';
import { type CivilDate, type Period, parsePeriodKey } from '@binhdang/domain';
import { action } from '../platform/action.ts';
import { refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { knownMeasures } from '../register/index.ts';
import { type CellsAsked, cellsOf } from './cells.ts';
import { type Indicator, indicatorsOn } from './definitions.ts';
import { openBodies, type Territory, territoryOn } from './scope.ts';

const MOST_BODIES = 60;
const MOST_PERIODS = 15;

/** The matrix of values: indicators by bodies and periods. */
export const values = action(indicator.values, {
  permission: 'indicator.read',
  run: async ({ tx, query, today }) => ({ cells: await cellsOf(tx, await whatIsAsked(tx, query, today)) }),
});

type ValuesQuery = Pick<QueryOf<typeof indicator.values>, 'indicator' | 'bodyId' | 'period'>;

/** The query made ready: what is not named is all indicators, the province, this year. */
export async function whatIsAsked(
  tx: Transaction,
  query: ValuesQuery,
  today: CivilDate,
): Promise<CellsAsked> {
  const all = await indicatorsOn(tx, today);
  const territory = await territoryOn(tx, today);
  const indicators = query.indicator.length === 0 ? all : query.indicator.map((code) => named(all, code));
  return {
    indicators,
    bodies: await bodiesAsked(tx, query.bodyId, territory, today),
    periods: periodsAsked(query.period, today),
    measures: await knownMeasures(tx, today),
    territory,
    today,
  };
}

function named(all: readonly Indicator[], code: string): Indicator {
  const found = all.find((one) => one.code === code);
  if (found) return found;
  return refuseField('indicator', {
    vi: `Không có chỉ tiêu ${code}. Hãy chọn lại.`,
    en: `There is no indicator ${code}. Please choose again.`,
  });
}

async function bodiesAsked(
  tx: Transaction,
  ids: readonly string[],
  { province }: Territory,
  today: CivilDate,
): Promise<string[]> {
  const wanted = ids.length > 0 ? [...new Set(ids)] : [province ?? []].flat();
  if (wanted.length > MOST_BODIES)
    refuseField('bodyId', {
      vi: `Nhiều nhất ${MOST_BODIES} cơ quan một lần. Hãy chọn ít hơn.`,
      en: `At most ${MOST_BODIES} bodies at once. Please choose fewer.`,
    });
  const open = await openBodies(tx, wanted, today);
  if (wanted.some((id) => !open.has(id)))
    refuseField('bodyId', {
      vi: 'Không có cơ quan này, hoặc bạn không xem được giá trị của cơ quan này. Hãy chọn lại.',
      en: 'There is no such body, or you do not see its values. Please choose again.',
    });
  return wanted;
}

export function periodAsked(key: string, field: string): Period {
  const period = parsePeriodKey(key);
  if (period) return period;
  return refuseField(field, {
    vi: `“${key}” không phải là kỳ. Hãy chọn lại kỳ.`,
    en: `"${key}" is no period. Please choose the period again.`,
  });
}

function periodsAsked(keys: readonly string[], today: CivilDate): Period[] {
  if (keys.length > MOST_PERIODS)
    refuseField('period', {
      vi: `Nhiều nhất ${MOST_PERIODS} kỳ một lần. Hãy chọn ít hơn.`,
      en: `At most ${MOST_PERIODS} periods at once. Please choose fewer.`,
    });
  if (keys.length === 0) return [{ kind: 'year', year: Number(today.slice(0, 4)), index: 1 }];
  return [...new Set(keys)].map((key) => periodAsked(key, 'period'));
}
