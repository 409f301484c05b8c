/** What the pages of indicators show, as it stands in the address. */
import { parsePeriodKey } from '@binhdang/domain';

export const VIEWS = ['nam', 'co-quan'] as const;
/** Columns: years of one body, or bodies in one year. */
export type View = (typeof VIEWS)[number];

export interface MatrixSearch {
  readonly xem?: View | undefined;
  /** Code of a framework. */
  readonly khung?: string | undefined;
  readonly coQuan?: string | undefined;
  readonly nam?: number | undefined;
}

export interface IndicatorSearch {
  readonly coQuan?: string | undefined;
  readonly ky?: string | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const body = (value: unknown): string | undefined =>
  typeof value === 'string' && UUID.test(value) ? value : undefined;

export function matrixSearch(search: Record<string, unknown>): MatrixSearch {
  const year = Number(search.nam);
  return {
    xem: VIEWS.find((view) => view === search.xem),
    khung: typeof search.khung === 'string' && search.khung !== '' ? search.khung.slice(0, 40) : undefined,
    coQuan: body(search.coQuan),
    nam: Number.isInteger(year) && year >= 2007 && year <= 2100 ? year : undefined,
  };
}

export function indicatorSearch(search: Record<string, unknown>): IndicatorSearch {
  // A year alone arrives as a number.
  const ky = String(search.ky ?? '');
  return { coQuan: body(search.coQuan), ky: parsePeriodKey(ky) === undefined ? undefined : ky };
}
