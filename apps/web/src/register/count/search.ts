/** What the page of figures shows, as it stands in the address: so it can be sent, kept, and come back to. */
import type { QueryInputOf, register } from '@binhdang/contract';
import {
  addMonths,
  type CivilDate,
  isCivilDate,
  type Period,
  parsePeriodKey,
  periodBounds,
  periodOf,
} from '@binhdang/domain';

export const STEPS = { thang: 'month', quy: 'quarter', 'nua-nam': 'half', nam: 'year' } as const;
export type StepKey = keyof typeof STEPS;
const STEP_KEYS = Object.keys(STEPS) as StepKey[];

/** Split by body; any other split is the code of a breakdown or choice. */
export const BY_BODY = 'co-quan';

export interface CountSearch {
  /** Codes of measures, joined by commas. */
  readonly soLieu?: string | undefined;
  /** Key of the period: 2022, 2022-Q1; this year if left out. */
  readonly ky?: string | undefined;
  /** First year, where the period is the last year of several. */
  readonly tuNam?: number | undefined;
  readonly cot?: StepKey | undefined;
  readonly theo?: string | undefined;
  /** Ids of bodies, joined by commas. */
  readonly coQuan?: string | undefined;
  /** With what stands below them. */
  readonly duoi?: true | undefined;
  readonly nhom?: string | undefined;
  readonly xacNhan?: true | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CODE = /^[a-z][a-z0-9_]{0,39}$/;
const isTrue = (value: unknown): true | undefined => (value === true || value === 'true' ? true : undefined);
const listOf = (value: unknown, fits: RegExp): string | undefined => {
  const items = typeof value === 'string' ? value.split(',').filter((one) => fits.test(one)) : [];
  return items.length === 0 ? undefined : [...new Set(items)].join(',');
};

export const parts = (joined: string | undefined): string[] =>
  joined === undefined || joined === '' ? [] : joined.split(',');

/** Whatever an address may hold, brought to what the page understands; the rest is left out. */
export function countSearch(search: Record<string, unknown>): CountSearch {
  // A year alone arrives as a number.
  const ky = String(search.ky ?? '');
  const year = Number(search.tuNam);
  const theo = typeof search.theo === 'string' ? search.theo : '';
  return {
    soLieu: listOf(search.soLieu, CODE),
    ky: parsePeriodKey(ky) === undefined ? undefined : ky,
    tuNam: Number.isInteger(year) && year >= 1990 && year <= 2999 ? year : undefined,
    cot: STEP_KEYS.find((key) => key === search.cot),
    theo: theo === BY_BODY || CODE.test(theo) ? theo : undefined,
    coQuan: listOf(search.coQuan, UUID),
    duoi: isTrue(search.duoi),
    nhom: listOf(search.nhom, UUID),
    xacNhan: isTrue(search.xacNhan),
  };
}

/** The period shown. */
export function periodShown(search: Pick<CountSearch, 'ky'>, today: CivilDate): Period {
  const named = search.ky === undefined ? undefined : parsePeriodKey(search.ky);
  return named ?? (periodOf('year', today) as Period);
}

/** First and last day; several years where the address names a first one. */
export function daysShown(
  search: Pick<CountSearch, 'ky' | 'tuNam'>,
  today: CivilDate,
): { readonly from: CivilDate; readonly to: CivilDate } {
  const period = periodShown(search, today);
  const { start, end } = periodBounds(period);
  const first = search.tuNam;
  if (period.kind !== 'year' || first === undefined || first >= period.year) return { from: start, to: end };
  return { from: addMonths(start, -12 * (period.year - first)), to: end };
}

/** The calendar year shown; confidential figures exist for one alone. */
export function yearShown(search: CountSearch, today: CivilDate): number | undefined {
  const { from, to } = daysShown(search, today);
  const year = Number(from.slice(0, 4));
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : undefined;
}

type FiguresQuery = QueryInputOf<typeof register.figures>;

/** The bodies that the figures are of, as the server takes them. */
export const bodiesAsked = ({ coQuan, duoi, nhom }: Pick<CountSearch, 'coQuan' | 'duoi' | 'nhom'>) => ({
  bodyId: parts(coQuan),
  ...(duoi && coQuan !== undefined ? { below: 'true' } : {}),
  ...(nhom === undefined ? {} : { groupId: nhom }),
});

export function figuresQuery(search: CountSearch, today: CivilDate): FiguresQuery {
  return {
    measure: parts(search.soLieu),
    ...daysShown(search, today),
    step: search.cot === undefined ? 'whole' : STEPS[search.cot],
    split: search.theo === BY_BODY ? '@body' : (search.theo ?? ''),
    ...bodiesAsked(search),
    ...(search.xacNhan ? { verified: 'true' } : {}),
  };
}

/** The records behind one number. */
export interface BehindSearch {
  readonly soLieu?: string | undefined;
  /** Left out for a stock, which began whenever it began. */
  readonly tu?: CivilDate | undefined;
  readonly den?: CivilDate | undefined;
  /** "axis=category" */
  readonly phanTo?: string | undefined;
  readonly coQuan?: string | undefined;
  readonly duoi?: true | undefined;
  readonly nhom?: string | undefined;
  readonly xacNhan?: true | undefined;
}

const day = (value: unknown): CivilDate | undefined =>
  typeof value === 'string' && isCivilDate(value) ? value : undefined;

export function behindSearch(search: Record<string, unknown>): BehindSearch {
  const { soLieu, coQuan, duoi, nhom, xacNhan } = countSearch(search);
  return {
    soLieu: parts(soLieu)[0],
    tu: day(search.tu),
    den: day(search.den),
    phanTo:
      typeof search.phanTo === 'string' && search.phanTo !== '' ? search.phanTo.slice(0, 300) : undefined,
    coQuan,
    duoi,
    nhom,
    xacNhan,
  };
}

/** The address of the records behind a cell of the table. */
export function behindOf(
  search: CountSearch,
  cell: {
    readonly measure: string;
    readonly stock: boolean;
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly bodyId?: string | undefined;
    readonly category?: string | undefined;
  },
): BehindSearch {
  const own =
    cell.bodyId === undefined
      ? { coQuan: search.coQuan, duoi: search.duoi, nhom: search.nhom }
      : { coQuan: cell.bodyId };
  return {
    soLieu: cell.measure,
    tu: cell.stock ? undefined : cell.from,
    den: cell.to,
    phanTo: cell.category === undefined ? undefined : `${search.theo}=${cell.category}`,
    ...own,
    xacNhan: search.xacNhan,
  };
}
