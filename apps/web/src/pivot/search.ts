/** A pivot as it stands in the address: so it can be sent, kept under a name, and come back to. */
import type { pivot, QueryInputOf } from '@binhdang/contract';
import { type CivilDate, parsePeriodKey } from '@binhdang/domain';
import { daysShown } from '../register/count/search.ts';

export const VIEWS = ['bang', 'cot', 'chong', 'duong', 'nhiet'] as const;
/** Table; bars, stacked bars, lines or a heat map with the table behind. */
export type View = (typeof VIEWS)[number];

export const SHARE_OF = { dong: 'row', cot: 'column', 'tat-ca': 'all' } as const;
export type ShareKey = keyof typeof SHARE_OF;
const SHARE_KEYS = Object.keys(SHARE_OF) as ShareKey[];

/** Dimensions of time and place as the address calls them; others by their codes. */
const CALLED: Readonly<Record<string, string>> = {
  'theo-nam': '@year',
  'theo-quy': '@quarter',
  'theo-thang': '@month',
  tinh: '@province',
  huyen: '@district',
  'cap-co-quan': '@level',
  'loai-co-quan': '@kind',
  'nhom-co-quan': '@group',
  'co-quan': '@body',
  'tu-co-quan': '@under',
};
const CALLS = new Map(Object.entries(CALLED).map(([called, code]) => [code, called]));

export interface PivotSearch {
  /** Codes of measures, joined by commas. */
  readonly soLieu?: string | undefined;
  /** Dimensions of the rows and of the columns, joined by commas. */
  readonly dong?: string | undefined;
  readonly cot?: string | undefined;
  /** As on the page of figures: key of the period, this year if left out; first year of several. */
  readonly ky?: string | undefined;
  readonly tuNam?: number | undefined;
  /** "dimension:member|member;…" */
  readonly loc?: string | undefined;
  readonly xacNhan?: true | undefined;
  /** Share of which total instead of numbers. */
  readonly tyLe?: ShareKey | undefined;
  readonly xem?: View | undefined;
  /** "-1:a/b": falling by the second measure of the column a, b; the total is empty. */
  readonly xep?: string | undefined;
}

/** A cell of a pivot, whose records are shown. */
export interface CellSearch extends PivotSearch {
  /** "dimension:member;…" */
  readonly o?: string | undefined;
}

const CODE = /^[a-z][a-z0-9_-]{0,39}$/;
const text = (value: unknown, most: number): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, most) : undefined;
const codes = (value: unknown, most: number): string | undefined => {
  const items = typeof value === 'string' ? value.split(',').filter((one) => CODE.test(one)) : [];
  return items.length === 0 ? undefined : [...new Set(items)].slice(0, most).join(',');
};

/** Whatever an address or a saved view may hold, brought to what the page understands; the rest is left out. */
export function pivotSearch(search: Record<string, unknown>): PivotSearch {
  // A year alone arrives as a number.
  const ky = String(search.ky ?? '');
  const year = Number(search.tuNam);
  const dong = codes(search.dong, 2);
  const rows = (dong ?? '').split(',');
  return {
    soLieu: codes(search.soLieu, 6),
    dong,
    cot: codes(
      typeof search.cot === 'string'
        ? search.cot
            .split(',')
            .filter((one) => !rows.includes(one))
            .join(',')
        : undefined,
      2,
    ),
    ky: parsePeriodKey(ky) === undefined ? undefined : ky,
    tuNam: Number.isInteger(year) && year >= 1990 && year <= 2999 ? year : undefined,
    loc: text(search.loc, 8_000),
    xacNhan: search.xacNhan === true || search.xacNhan === 'true' ? true : undefined,
    tyLe: SHARE_KEYS.find((key) => key === search.tyLe),
    xem: VIEWS.find((view) => view === search.xem && view !== 'bang'),
    xep: text(search.xep, 200),
  };
}

export const cellSearch = (search: Record<string, unknown>): CellSearch => ({
  ...pivotSearch(search),
  o: text(search.o, 500),
});

/** Codes of the dimensions on an axis. */
export const dimensionsIn = (joined: string | undefined): string[] =>
  joined === undefined ? [] : joined.split(',').map((one) => CALLED[one] ?? one);

export const dimensionsJoined = (all: readonly string[]): string | undefined =>
  all.length === 0 ? undefined : all.map((one) => CALLS.get(one) ?? one).join(',');

export const measuresIn = ({ soLieu }: Pick<PivotSearch, 'soLieu'>): string[] => soLieu?.split(',') ?? [];

/** Members by dimension. */
export type Filters = ReadonlyMap<string, readonly string[]>;

export function filtersIn(joined: string | undefined): Filters {
  const filters = new Map<string, readonly string[]>();
  for (const one of joined?.split(';') ?? []) {
    const at = one.indexOf(':');
    if (at > 0) filters.set(CALLED[one.slice(0, at)] ?? one.slice(0, at), one.slice(at + 1).split('|'));
  }
  return filters;
}

/** A filter that has no member yet narrows nothing, and is not written. */
export function filtersJoined(filters: Filters): string | undefined {
  const written = [...filters]
    .filter(([, members]) => members.length > 0)
    .map(([code, members]) => `${CALLS.get(code) ?? code}:${members.join('|')}`);
  return written.length === 0 ? undefined : written.join(';');
}

const asked = (filters: Filters): string[] =>
  [...filters]
    .filter(([, members]) => members.length > 0)
    .map(([code, members]) => `${code}=${members.join('|')}`);

type Query = QueryInputOf<typeof pivot.table>;

export function pivotQuery(search: PivotSearch, today: CivilDate): Query {
  return {
    measure: measuresIn(search),
    row: dimensionsIn(search.dong),
    column: dimensionsIn(search.cot),
    filter: asked(filtersIn(search.loc)),
    ...daysShown(search, today),
    ...(search.xacNhan ? { verified: 'true' } : {}),
  };
}

/** Where a cell stands, as the server takes it. */
export const cellQuery = (search: CellSearch): string[] => asked(filtersIn(search.o));

/** The order of the rows. */
export interface Sorting {
  readonly measure: number;
  /** Members of the column; null for the total. */
  readonly column: readonly (string | null)[];
  readonly descending: boolean;
}

export function sortingIn(xep: string | undefined, columnDimensions: number): Sorting | undefined {
  const [, minus, measure, path] = /^(-?)(\d+):(.*)$/.exec(xep ?? '') ?? [];
  if (measure === undefined || path === undefined) return undefined;
  const members = path.split('/');
  return {
    measure: Number(measure),
    column: Array.from({ length: columnDimensions }, (_, at) =>
      members[at] === undefined || members[at] === '*' || path === '' ? null : members[at],
    ),
    descending: minus === '-',
  };
}

export const sortingWritten = ({ measure, column, descending }: Sorting): string =>
  `${descending ? '-' : ''}${measure}:${column.map((one) => one ?? '*').join('/')}`;
