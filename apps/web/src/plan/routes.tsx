import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';

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

export const planRoom = {
  inShell: [plansRoute, reviewRoute, compareRoute],
  beside: [],
  notificationKinds: {},
} as const satisfies Room;
