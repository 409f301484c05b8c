/** What indicators take that no register counts: population, survivors, staff; each with its source. */
import { indicator } from '@binhdang/contract';
import type { Chance } from './chance.ts';
import type { DemoBody } from './model.ts';
import { type Person, Refused } from './office.ts';

interface Amount {
  readonly indicator: string;
  readonly term: 'numerator' | 'denominator';
  readonly value: number;
  readonly source: string;
}

const both = (code: string, numerator: number, denominator: number, source: string): Amount[] => [
  { indicator: code, term: 'numerator', value: numerator, source },
  { indicator: code, term: 'denominator', value: denominator, source },
];

/** Of a commune: what adds up to the district's and the province's. */
export function communeAmounts(body: DemoBody, year: number, chance: Chance): Amount[] {
  const one = chance.of(`${body.key}/${year}`);
  const grown = Math.round(body.population * (year >= 2022 ? 1.006 : 1));
  const survivors = one.int(0, 3);
  const perpetrators = one.int(0, 2);
  const local = `Báo cáo của ${body.name} năm ${year} (dữ liệu mẫu)`;
  return [
    ...both(
      'MT6.1',
      one.share(grown, year >= 2022 ? 0.62 : 0.52),
      grown,
      `Thống kê dân số năm ${year} (dữ liệu mẫu)`,
    ),
    ...both('MT3.2a', one.share(survivors, 0.9, 0.1), survivors, local),
    ...both('MT3.2b', one.share(perpetrators, 0.7, 0.3), perpetrators, local),
    ...both('P2232.2', one.share(survivors, 0.9, 0.1), survivors, local),
    { indicator: 'MT6.2', term: 'denominator', value: 3, source: local },
  ];
}

/** Of the province as a whole, entered by those who own the series or, where it is the same, by the lead officer. */
export function provinceAmounts(year: number): Amount[] {
  const later = year >= 2022;
  const statistics = `Niên giám thống kê năm ${year} (dữ liệu mẫu)`;
  const department = `Báo cáo năm ${year} của cơ quan chủ trì chỉ tiêu (dữ liệu mẫu)`;
  return [
    ...both('MT2.1', later ? 246_300 : 232_100, later ? 489_000 : 485_000, statistics),
    { indicator: 'MT2.2', term: 'numerator', value: later ? 152_000 : 158_600, source: statistics },
    ...both('MT2.3', later ? 1_362 : 1_214, later ? 5_480 : 5_105, department),
    ...both('MT3.3', later ? 4 : 5, later ? 4 : 5, department),
    { indicator: 'MT4.3', term: 'denominator', value: later ? 71_200 : 70_400, source: statistics },
    { indicator: 'MT5.1', term: 'numerator', value: later ? 1 : 0, source: department },
    ...both('MT5.3', later ? 9_860 : 8_940, later ? 27_400 : 26_200, department),
    ...both('MT5.4a', later ? 1_148 : 1_060, later ? 2_390 : 2_270, department),
    ...both('MT5.4b', later ? 29 : 26, later ? 104 : 98, department),
    { indicator: 'MT6.4', term: 'numerator', value: later ? 11 : 12, source: department },
  ];
}

/** What is there already stays as it is. */
export async function enter(
  person: Person,
  bodyId: string,
  year: number,
  amounts: readonly Amount[],
): Promise<number> {
  for (const { indicator: code, ...amount } of amounts) {
    try {
      await person.call(indicator.enterAmount, {
        params: { indicator: code },
        body: { ...amount, bodyId, period: String(year), final: year < 2022, estimated: year >= 2022 },
      });
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.code !== 'edit-conflict') throw error;
    }
  }
  return amounts.length;
}
