/** Certificates printed from a record. */
import { createRoute } from '@tanstack/react-router';
import { page, shellRoute } from '../../app/roots.tsx';

export const certificatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ban-ghi/$recordId/giay-chung-nhan',
  component: page(() => import('./certificates-page.tsx'), 'CertificatesPage'),
});

export const certificateRoutes = [certificatesRoute] as const;
