/** Entering many records of one register in a grid. */
import { createRoute } from '@tanstack/react-router';
import { page, shellRoute } from '../../app/roots.tsx';

export const batchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/so-theo-doi/$register/nhap-nhieu',
  component: page(() => import('./batch-page.tsx'), 'BatchPage'),
});

export const batchRoutes = [batchRoute] as const;
