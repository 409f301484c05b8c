/** What the public page shows is decided here; the page itself is written by the server (apps/server/src/public/pages). */
import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';

export const managePublicRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cong-khai/quan-ly',
  component: page(() => import('./manage-page.tsx'), 'ManagePage'),
});

export const publicRoom = {
  inShell: [managePublicRoute],
  beside: [],
} as const satisfies Room;
