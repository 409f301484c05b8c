/** A record's own page. */
import { createRoute } from '@tanstack/react-router';
import { page, shellRoute } from '../../app/roots.tsx';

export const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ban-ghi/$recordId',
  component: page(() => import('./record-page.tsx'), 'RecordPage'),
});

export const detailRoutes = [recordRoute] as const;
