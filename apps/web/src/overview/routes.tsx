import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';
import { type FilterSearch, filterSearch } from './filter.ts';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const obligationListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/nhiem-vu',
  validateSearch: (search: Record<string, unknown>): FilterSearch => filterSearch(search),
  component: page(() => import('./obligation-list-page.tsx'), 'ObligationListPage'),
});

export type MatrixSearch = Pick<FilterSearch, 'keHoach' | 'muc' | 'loai' | 'tinhTrang'>;

export const matrixRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ma-tran',
  validateSearch: (search: Record<string, unknown>): MatrixSearch => {
    const { keHoach, muc, loai, tinhTrang } = filterSearch(search);
    return { keHoach, muc, loai, tinhTrang };
  },
  component: page(() => import('./matrix-page.tsx'), 'MatrixPage'),
});

export interface SearchSearch {
  readonly q?: string | undefined;
  readonly loai?: string | undefined;
}

export const searchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tim-kiem',
  validateSearch: (search: Record<string, unknown>): SearchSearch => ({
    // A query of digits alone arrives as a number.
    q: text(typeof search.q === 'number' ? String(search.q) : search.q),
    loai: text(search.loai),
  }),
  component: page(() => import('./search-page.tsx'), 'SearchPage'),
});

const CALENDAR_VIEWS = ['thang', 'danh-sach', 'dong-thoi-gian'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

export interface CalendarSearch {
  readonly xem?: CalendarView | undefined;
  /** YYYY-MM */
  readonly thang?: string | undefined;
  readonly keHoach?: string | undefined;
  readonly coQuan?: string | undefined;
  readonly cuaToi?: true | undefined;
  readonly hang?: 'co-quan' | undefined;
}

export const calendarRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/lich',
  validateSearch: (search: Record<string, unknown>): CalendarSearch => ({
    xem: CALENDAR_VIEWS.find((view) => view === search.xem),
    thang: /^\d{4}-(0[1-9]|1[0-2])$/.test(String(search.thang)) ? String(search.thang) : undefined,
    keHoach: text(search.keHoach),
    coQuan: text(search.coQuan),
    cuaToi: search.cuaToi === true || search.cuaToi === 'true' ? true : undefined,
    hang: search.hang === 'co-quan' ? 'co-quan' : undefined,
  }),
  component: page(() => import('./calendar-page.tsx'), 'CalendarPage'),
});

export interface LeaderSearch {
  readonly keHoach?: string | undefined;
  /** What the map is coloured by: "late", "records", or the code of an indicator. */
  readonly mau?: string | undefined;
}

export const leaderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/lanh-dao',
  validateSearch: (search: Record<string, unknown>): LeaderSearch => ({
    keHoach: text(search.keHoach),
    mau: text(search.mau)?.slice(0, 60),
  }),
  component: page(() => import('./leader-page.tsx'), 'LeaderPage'),
});

export const overviewRoom = {
  inShell: [obligationListRoute, matrixRoute, searchRoute, calendarRoute, leaderRoute],
  beside: [],
} as const satisfies Room;
