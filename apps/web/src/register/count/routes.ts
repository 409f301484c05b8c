/** Figures, and the records behind one of them. */
import { createRoute } from '@tanstack/react-router';
import { page, shellRoute } from '../../app/roots.tsx';
import { type BehindSearch, behindSearch, type CountSearch, countSearch } from './search.ts';

export const figuresRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/so-lieu',
  validateSearch: (search: Record<string, unknown>): CountSearch => countSearch(search),
  component: page(() => import('./figures-page.tsx'), 'FiguresPage'),
});

export const behindRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/so-lieu/ban-ghi',
  validateSearch: (search: Record<string, unknown>): BehindSearch => behindSearch(search),
  component: page(() => import('./behind-page.tsx'), 'BehindPage'),
});

export const countRoutes = [figuresRoute, behindRoute] as const;
