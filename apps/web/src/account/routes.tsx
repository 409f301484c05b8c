import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, rootRoute, shellRoute } from '../app/roots.tsx';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dang-nhap',
  /** `tiep`: where to go on after signing in; only addresses of this site. */
  validateSearch: (search: Record<string, unknown>): { tiep?: string } =>
    typeof search.tiep === 'string' && /^\/(?![/\\])/.test(search.tiep) ? { tiep: search.tiep } : {},
  component: page(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

export const changePasswordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/doi-mat-khau',
  component: page(() => import('./change-password-page.tsx'), 'ChangePasswordPage'),
});

export const accountRoom = {
  inShell: [changePasswordRoute],
  beside: [signInRoute],
} as const satisfies Room;
