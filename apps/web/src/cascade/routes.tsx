import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';

const LIST_STATES = {
  'cho-ghi-nhan': 'submitted',
  'da-ghi-nhan': 'received',
  'tra-lai': 'returned',
  'du-thao': 'draft',
} as const;
export type ListState = keyof typeof LIST_STATES;
/** Of the contract, by what stands in the address. */
export const stateOf = (state: ListState | undefined) =>
  state === undefined ? undefined : LIST_STATES[state];

export const bodyPlansRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ke-hoach-don-vi',
  validateSearch: (
    search: Record<string, unknown>,
  ): { readonly loc?: ListState | undefined; readonly trang?: number | undefined } => ({
    loc: (Object.keys(LIST_STATES) as ListState[]).find((one) => one === search.loc),
    trang: Number(search.trang) > 1 ? Math.floor(Number(search.trang)) : undefined,
  }),
  component: page(() => import('./list-page.tsx'), 'ListPage'),
});

export const PLAN_TABS = ['noi-dung', 'van-ban', 'phien-ban', 'cap-tren'] as const;
export type BodyPlanTab = (typeof PLAN_TABS)[number];

export const bodyPlanRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ke-hoach-don-vi/$bodyPlanId',
  validateSearch: (search: Record<string, unknown>): { readonly xem?: BodyPlanTab | undefined } => ({
    xem: PLAN_TABS.find((tab) => tab === search.xem),
  }),
  component: page(() => import('./plan-page.tsx'), 'BodyPlanPage'),
});

export const nextYearRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ke-hoach-don-vi/$bodyPlanId/nam-sau',
  component: page(() => import('./next-year-page.tsx'), 'NextYearPage'),
});

export const COVERAGE_TABS = ['nhiem-vu', 'co-quan', 'ma-tran', 'cap-tren', 'nam-sau'] as const;
export type CoverageTab = (typeof COVERAGE_TABS)[number];
/** `chua`: taken up by nobody, or without a plan; `mot-phan`: by some; `du`: by all. */
export const COVERAGE_FILTERS = ['chua', 'mot-phan', 'du'] as const;
export type CoverageFilter = (typeof COVERAGE_FILTERS)[number];

export interface CoverageSearch {
  readonly xem?: CoverageTab | undefined;
  readonly loc?: CoverageFilter | undefined;
}
const coverageSearch = (search: Record<string, unknown>): CoverageSearch => ({
  xem: COVERAGE_TABS.find((tab) => tab === search.xem),
  loc: COVERAGE_FILTERS.find((one) => one === search.loc),
});

export const coverageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ke-hoach-don-vi/bao-phu/$planId',
  validateSearch: coverageSearch,
  component: page(() => import('./coverage-page.tsx'), 'CoveragePage'),
});

export const coverageBelowRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ke-hoach-don-vi/$bodyPlanId/bao-phu',
  validateSearch: coverageSearch,
  component: page(() => import('./coverage-page.tsx'), 'CoverageBelowPage'),
});

export const cascadeRoom = {
  inShell: [bodyPlansRoute, coverageRoute, bodyPlanRoute, nextYearRoute, coverageBelowRoute],
  beside: [],
} as const satisfies Room;
