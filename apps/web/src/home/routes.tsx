import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: page(() => import('./home-page.tsx'), 'HomePage'),
});

export const homeRoom = { inShell: [homeRoute], beside: [] } as const satisfies Room;
