/** The two roots under which rooms hang their routes: within the shell, or beside it. */

import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { NotFoundPage } from './not-found.tsx';

/** Pages outside the shell: signing in, pages for the public. */
export const rootRoute = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  component: Outlet,
});

/** Pages for those who are signed in, within header and navigation. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: page(() => import('./shell.tsx'), 'Shell'),
  notFoundComponent: NotFoundPage,
});

/** Unknown addresses, for those who are signed in: the navigation stays at hand. */
export const unknownRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '$',
  component: NotFoundPage,
});

/** A page that is loaded when it is first opened: `component: page(() => import('./plan-page.tsx'), 'PlanPage')`. */
export function page<K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K) {
  return lazyRouteComponent(load, name);
}
