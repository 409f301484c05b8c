import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';
import { FILTERS, type Filter } from './assign/task-filter.ts';

export const plansRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ke-hoach',
  component: page(() => import('./take-in/plans-page.tsx'), 'PlansPage'),
});

export const reviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ke-hoach/$planId/ra-soat',
  component: page(() => import('./review/review-page.tsx'), 'ReviewPage'),
});

export const compareRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ke-hoach/$planId/so-sanh/$documentId',
  component: page(() => import('./review/compare-page.tsx'), 'ComparePage'),
});

export interface AssignSearch {
  readonly loc?: Filter;
  /** Id of the task that is open. */
  readonly nhiemVu?: string;
}

export const assignRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ke-hoach/$planId/phan-cong',
  validateSearch: (search: Record<string, unknown>): AssignSearch => {
    const loc = FILTERS.find((filter) => filter === search.loc);
    return {
      ...(loc === undefined ? {} : { loc }),
      ...(typeof search.nhiemVu === 'string' ? { nhiemVu: search.nhiemVu } : {}),
    };
  },
  component: page(() => import('./assign/assign-page.tsx'), 'AssignPage'),
});

const TABS = ['nhiem-vu', 'noi-nhan', 'phien-ban'] as const;
export type PlanTab = (typeof TABS)[number];

export const planRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ke-hoach/$planId',
  validateSearch: (search: Record<string, unknown>): { readonly xem?: PlanTab } => {
    const xem = TABS.find((tab) => tab === search.xem);
    return xem === undefined ? {} : { xem };
  },
  component: page(() => import('./view/plan-page.tsx'), 'PlanPage'),
});

export const planRoom = {
  inShell: [plansRoute, reviewRoute, compareRoute, assignRoute, planRoute],
  beside: [],
} as const satisfies Room;
