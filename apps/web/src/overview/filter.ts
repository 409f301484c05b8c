/** The list's filter as it stands in the address, so that every view can be linked to, saved and gone back to. */
import type { overview, QueryInputOf } from '@binhdang/contract';
import {
  isCivilDate,
  OBLIGATION_ROLES,
  type ObligationRole,
  STANDINGS,
  type Standing,
} from '@binhdang/domain';

export interface FilterSearch {
  readonly keHoach?: string | undefined;
  /** section or item */
  readonly muc?: string | undefined;
  readonly nhiemVu?: string | undefined;
  readonly coQuan?: string | undefined;
  /** kind of body */
  readonly loai?: string | undefined;
  readonly vaiTro?: ObligationRole | undefined;
  /** standings, joined by commas */
  readonly tinhTrang?: string | undefined;
  readonly tuNgay?: string | undefined;
  readonly denNgay?: string | undefined;
  /** with any due day in these days, done or not: what the calendar and the timeline count */
  readonly denHanTu?: string | undefined;
  readonly denHanDen?: string | undefined;
  /** with a report sent in these days, and what it must say */
  readonly baoCaoTu?: string | undefined;
  readonly baoCaoDen?: string | undefined;
  readonly baoCao?: ReportedKey | undefined;
  readonly cuaToi?: true | undefined;
  readonly q?: string | undefined;
  readonly sapXep?: SortKey | undefined;
}

export const SORT_KEYS = ['han', 'han-xa', 'co-quan', 'tinh-trang', 'thu-tu'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

const REPORTED = { xong: 'done', 'xac-nhan': 'verified' } as const;
export type ReportedKey = keyof typeof REPORTED;
export const REPORTED_KEYS = Object.keys(REPORTED) as ReportedKey[];

type ListQuery = QueryInputOf<typeof overview.obligations>;

const SORTS: Record<SortKey, Pick<ListQuery, 'sort' | 'order'>> = {
  han: { sort: 'due', order: 'asc' },
  'han-xa': { sort: 'due', order: 'desc' },
  'co-quan': { sort: 'body', order: 'asc' },
  'tinh-trang': { sort: 'standing', order: 'asc' },
  'thu-tu': { sort: 'task', order: 'asc' },
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const id = (value: unknown) => (typeof value === 'string' && UUID.test(value) ? value : undefined);
const date = (value: unknown) => (typeof value === 'string' && isCivilDate(value) ? value : undefined);

/** What of an address (or of a saved view) is a filter; anything else is dropped. */
export function filterSearch(search: Record<string, unknown>): FilterSearch {
  const standings = standingsOf(typeof search.tinhTrang === 'string' ? search.tinhTrang : undefined);
  return {
    keHoach: id(search.keHoach),
    muc: id(search.muc),
    nhiemVu: id(search.nhiemVu),
    coQuan: id(search.coQuan),
    loai: typeof search.loai === 'string' && search.loai !== '' ? search.loai.slice(0, 60) : undefined,
    vaiTro: OBLIGATION_ROLES.find((role) => role === search.vaiTro),
    tinhTrang: standings.length === 0 ? undefined : standings.join(','),
    tuNgay: date(search.tuNgay),
    denNgay: date(search.denNgay),
    denHanTu: date(search.denHanTu),
    denHanDen: date(search.denHanDen),
    baoCaoTu: date(search.baoCaoTu),
    baoCaoDen: date(search.baoCaoDen),
    baoCao: REPORTED_KEYS.find((key) => key === search.baoCao),
    cuaToi: search.cuaToi === true || search.cuaToi === 'true' ? true : undefined,
    q:
      typeof search.q === 'string' && search.q !== ''
        ? search.q.slice(0, 200)
        : typeof search.q === 'number'
          ? String(search.q)
          : undefined,
    sapXep: SORT_KEYS.find((key) => key === search.sapXep),
  };
}

/** The standings of the address, in their own order. */
export function standingsOf(joined: string | undefined): Standing[] {
  const named = new Set((joined ?? '').split(','));
  return STANDINGS.filter((standing) => named.has(standing));
}

/** The filter as the server takes it. */
export function listQuery(search: FilterSearch): ListQuery {
  const one = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
  return {
    planId: one(search.keHoach),
    sectionId: one(search.muc),
    nodeId: one(search.nhiemVu),
    bodyId: one(search.coQuan),
    bodyKind: one(search.loai),
    role: one(search.vaiTro),
    standing: standingsOf(search.tinhTrang),
    ...(search.tuNgay === undefined ? {} : { dueFrom: search.tuNgay }),
    ...(search.denNgay === undefined ? {} : { dueTo: search.denNgay }),
    ...(search.denHanTu === undefined ? {} : { fallsFrom: search.denHanTu }),
    ...(search.denHanDen === undefined ? {} : { fallsTo: search.denHanDen }),
    ...(search.baoCaoTu === undefined ? {} : { reportedFrom: search.baoCaoTu }),
    ...(search.baoCaoDen === undefined ? {} : { reportedTo: search.baoCaoDen }),
    ...(search.baoCao === undefined ? {} : { reportedAs: REPORTED[search.baoCao] }),
    ...(search.cuaToi ? { mine: 'true' } : {}),
    ...(search.q === undefined ? {} : { q: search.q }),
    ...SORTS[search.sapXep ?? 'han'],
  };
}

/** The filter without what is not set, as a saved view keeps it. */
export function savedQuery(search: FilterSearch): Record<string, unknown> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

/** How many conditions narrow the list. */
export function conditionCount(search: FilterSearch): number {
  return Object.keys(savedQuery({ ...search, sapXep: undefined })).length;
}
