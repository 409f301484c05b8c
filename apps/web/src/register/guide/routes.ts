/** The guide of each register, made from its definition. */
import { createRoute } from '@tanstack/react-router';
import { page, shellRoute } from '../../app/roots.tsx';

export const registerGuidesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/huong-dan/so',
  component: page(() => import('./guides-page.tsx'), 'RegisterGuidesPage'),
});

export const registerGuideRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/huong-dan/so/$register',
  component: page(() => import('./guide-page.tsx'), 'RegisterGuidePage'),
});

export const guideRoutes = [registerGuidesRoute, registerGuideRoute] as const;
