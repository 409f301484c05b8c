/** What the list of reports is narrowed to, as its address says it. */
import type { report } from '@binhdang/contract';

export const VIEWS = ['viec', 'cho-duyet', 'cho-ky', 'tat-ca'] as const;
/** What the person has to do; what waits for judging; what waits for a signature; everything that is seen. */
export type ReportsView = (typeof VIEWS)[number];

export const STATES = ['draft', 'submitted', 'returned', 'accepted', 'locked'] as const;

export interface ReportsSearch {
  readonly xem?: ReportsView | undefined;
  readonly loai?: string | undefined;
  readonly ky?: string | undefined;
  readonly trangThai?: string | undefined;
  readonly coQuan?: string | undefined;
  readonly trang?: number | undefined;
}

const text = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

/** States in a list between commas; what is none of them is left out. */
export const statesOf = (value: string | undefined): report.ReportState[] => {
  const wanted = new Set((value ?? '').split(','));
  return STATES.filter((state) => wanted.has(state));
};

/** An address as somebody typed or kept it: what makes no sense is left out. */
export function reportsSearch(search: Record<string, unknown>): ReportsSearch {
  const page = Number(search.trang);
  const states = statesOf(text(search.trangThai));
  return {
    xem: VIEWS.find((view) => view === search.xem),
    loai: text(search.loai),
    ky: text(search.ky),
    trangThai: states.length === 0 ? undefined : states.join(','),
    coQuan: text(search.coQuan),
    trang: Number.isInteger(page) && page > 1 ? page : undefined,
  };
}

/** What is asked of the server for a view. */
export function listQuery(view: ReportsView, search: ReportsSearch) {
  const waiting = { viec: 'writing', 'cho-duyet': 'judging', 'cho-ky': 'signing' } as const;
  return {
    ...(view === 'tat-ca' ? {} : { waiting: waiting[view] }),
    ...(search.loai === undefined ? {} : { series: search.loai }),
    ...(search.ky === undefined ? {} : { period: search.ky }),
    ...(search.trangThai === undefined ? {} : { state: statesOf(search.trangThai) }),
    ...(search.coQuan === undefined ? {} : { bodyId: [search.coQuan] }),
    page: search.trang ?? 1,
  };
}
