import { type BodyRef, report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sumTimeliness, type Timeliness } from '@binhdang/domain/regime';
import { bodyRefs } from '../../org/index.ts';
import { action } from '../../platform/action.ts';
import { refuseField } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { reachOf } from './reach.ts';
import { reportStandings } from './standings.ts';

const MOST_YEARS = 10;

export interface TimelinessAsked {
  readonly years: readonly number[];
  readonly series?: string | undefined;
  readonly today: CivilDate;
}

/** Timeliness and completeness of the bodies that the person sees, by the year in which reports were due. */
export async function timelinessByBody(
  tx: Transaction,
  { years, series, today }: TimelinessAsked,
): Promise<report.TimelinessOfBody[]> {
  const { own, overseen } = await reachOf(tx);
  const only = new Set([...own, ...overseen]);
  const byBody = new Map<string, Map<number, Timeliness[]>>();
  for (const year of years) {
    const all = await reportStandings(tx, {
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      only,
      series,
      today,
    });
    for (const { bodyId, timeliness } of all) {
      const ofYears = byBody.get(bodyId) ?? new Map<number, Timeliness[]>();
      byBody.set(bodyId, ofYears.set(year, [...(ofYears.get(year) ?? []), timeliness]));
    }
  }
  const names = await bodyRefs(tx, [...byBody.keys()], today);
  return [...byBody]
    .flatMap(([id, ofYears]) => {
      const body: BodyRef | undefined = names.get(id);
      if (!body) return [];
      return [{ body, years: years.map((year) => ({ year, ...sumTimeliness(ofYears.get(year) ?? []) })) }];
    })
    .sort((a, b) => a.body.name.localeCompare(b.body.name, 'vi'));
}

export const timeliness = action(report.timeliness, {
  permission: 'regime.read',
  async run({ tx, query, today }) {
    const years = [...new Set(query.year.length === 0 ? [Number(today.slice(0, 4))] : query.year)].sort(
      (a, b) => a - b,
    );
    if (years.length > MOST_YEARS)
      refuseField('year', {
        vi: `Chọn nhiều nhất ${MOST_YEARS} năm một lần.`,
        en: `Choose at most ${MOST_YEARS} years at once.`,
      });
    return { items: await timelinessByBody(tx, { years, series: query.series, today }), years };
  },
});
