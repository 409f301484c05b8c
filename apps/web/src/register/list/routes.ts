/** The registers and the list of each. */
import { createRoute } from '@tanstack/react-router';
import { page, shellRoute } from '../../app/roots.tsx';
import { type ListSearch, listSearch } from './search.ts';

export interface MenuSearch {
  readonly q?: string | undefined;
}

export const registersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/so-theo-doi',
  validateSearch: ({ q }: Record<string, unknown>): MenuSearch => ({
    q: typeof q === 'string' && q !== '' ? q : typeof q === 'number' ? String(q) : undefined,
  }),
  component: page(() => import('./registers-page.tsx'), 'RegistersPage'),
});

export const recordsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/so-theo-doi/$register',
  validateSearch: (search: Record<string, unknown>): ListSearch => listSearch(search),
  component: page(() => import('./records-page.tsx'), 'RecordsPage'),
});

export const listRoutes = [registersRoute, recordsRoute] as const;
