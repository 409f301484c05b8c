/** Own pivots of figures. */
import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';
import { type CellSearch, cellSearch, type PivotSearch, pivotSearch } from './search.ts';

export const pivotRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/phan-tich',
  validateSearch: (search: Record<string, unknown>): PivotSearch => pivotSearch(search),
  component: page(() => import('./pivot-page.tsx'), 'PivotPage'),
});

export const cellRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/phan-tich/ban-ghi',
  validateSearch: (search: Record<string, unknown>): CellSearch => cellSearch(search),
  component: page(() => import('./cell-page.tsx'), 'CellPage'),
});

export const pivotRoom = {
  inShell: [pivotRoute, cellRoute],
  beside: [],
} as const satisfies Room;
