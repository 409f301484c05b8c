/** Indicators: the matrix of values, and one indicator of one body. */
import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';
import { type IndicatorSearch, indicatorSearch, type MatrixSearch, matrixSearch } from './search.ts';

export const matrixRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/chi-tieu',
  validateSearch: (search: Record<string, unknown>): MatrixSearch => matrixSearch(search),
  component: page(() => import('./matrix-page.tsx'), 'MatrixPage'),
});

export const indicatorRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/chi-tieu/$indicator',
  validateSearch: (search: Record<string, unknown>): IndicatorSearch => indicatorSearch(search),
  component: page(() => import('./indicator-page.tsx'), 'IndicatorPage'),
});

export const indicatorRoom = {
  inShell: [matrixRoute, indicatorRoute],
  beside: [],
} as const satisfies Room;
