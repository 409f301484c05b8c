/** The registers and the list of each. */
import { createRoute } from '@tanstack/react-router';
import { page, shellRoute } from '../../app/roots.tsx';
import { type ListSearch, listSearch } from './search.ts';

/** Registers with records of this kind alone. */
export const MENU_KINDS = ['co', 'draft', 'submitted', 'returned'] as const;
export type MenuKind = (typeof MENU_KINDS)[number];

export interface MenuSearch {
  readonly q?: string | undefined;
  readonly chi?: MenuKind | undefined;
}

export const registersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/so-theo-doi',
  validateSearch: ({ q, chi }: Record<string, unknown>): MenuSearch => ({
    chi: MENU_KINDS.find((kind) => kind === chi),
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
