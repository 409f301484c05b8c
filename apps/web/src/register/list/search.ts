/** What a register's list shows, as it stands in the address: so it can be sent, kept, and come back to. */
import type { QueryInputOf, register } from '@binhdang/contract';

export type RecordQuery = QueryInputOf<typeof register.records>;

export const STATUSES = ['draft', 'submitted', 'returned', 'verified'] as const;
export type Status = (typeof STATUSES)[number];

export interface ListSearch {
  readonly q?: string | undefined;
  /** Id of a body. */
  readonly coQuan?: string | undefined;
  readonly trangThai?: Status | undefined;
  readonly tu?: string | undefined;
  readonly den?: string | undefined;
  /** Of a register of states: as of this day. */
  readonly ngay?: string | undefined;
  /** Id of an import: the records that came in by it. */
  readonly nhap?: string | undefined;
  /** "field:value", one for each field. */
  readonly loc?: readonly string[] | undefined;
  /** day, body, status, recordedAt or the code of a column. */
  readonly sapXep?: string | undefined;
  readonly chieu?: 'tang' | undefined;
  /** Number of the page, from 2, and the cursor that it begins after. */
  readonly trang?: number | undefined;
  readonly sau?: string | undefined;
}

export const PAGE_SIZE = 50;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const day = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

/** Whatever an address may hold, brought to what the list understands; the rest is left out. */
export function listSearch(search: Record<string, unknown>): ListSearch {
  const loc = (Array.isArray(search.loc) ? search.loc : [search.loc]).filter(
    (one): one is string => typeof one === 'string' && one.indexOf(':') > 0,
  );
  const sau = text(search.sau);
  const trang = Number(search.trang);
  return {
    // Digits alone arrive as a number.
    q: text(typeof search.q === 'number' ? String(search.q) : search.q),
    coQuan: text(search.coQuan),
    trangThai: STATUSES.find((status) => status === search.trangThai),
    tu: day(search.tu),
    den: day(search.den),
    ngay: day(search.ngay),
    nhap: text(search.nhap),
    loc: loc.length > 0 ? loc : undefined,
    sapXep: text(search.sapXep),
    chieu: search.chieu === 'tang' ? 'tang' : undefined,
    // A page is known by where it begins; its number alone says nothing.
    trang: sau !== undefined && trang > 1 ? Math.floor(trang) : undefined,
    sau,
  };
}

/** The same list from its first page. */
export const fromStart = (search: ListSearch): ListSearch => ({
  ...search,
  trang: undefined,
  sau: undefined,
});

/** What the server is asked for; without a cursor, from the first page. */
export function recordQuery(search: ListSearch): RecordQuery {
  return {
    q: search.q,
    bodyId: search.coQuan === undefined ? [] : [search.coQuan],
    status: search.trangThai === undefined ? [] : [search.trangThai],
    dayFrom: search.tu,
    dayTo: search.den,
    asOf: search.ngay,
    importId: search.nhap,
    filter: [...(search.loc ?? [])],
    sort: search.sapXep ?? 'day',
    order: search.chieu === 'tang' ? 'asc' : 'desc',
    after: search.sau,
  };
}

/** The value that a field is filtered by. */
export function filterOf(search: ListSearch, field: string): string | undefined {
  const found = search.loc?.find((one) => one.startsWith(`${field}:`));
  return found?.slice(field.length + 1);
}

/** The filter with one field's value changed, from the first page. */
export function withFilter(search: ListSearch, field: string, value: string | undefined): ListSearch {
  const others = (search.loc ?? []).filter((one) => !one.startsWith(`${field}:`));
  const loc = value === undefined || value === '' ? others : [...others, `${field}:${value}`];
  return fromStart({ ...search, loc: loc.length > 0 ? loc : undefined });
}

/** How many conditions narrow the list. */
export function conditionCount({ q, coQuan, trangThai, tu, den, ngay, nhap, loc }: ListSearch): number {
  return (
    [q, coQuan, trangThai, tu, den, ngay, nhap].filter((one) => one !== undefined).length + (loc?.length ?? 0)
  );
}
