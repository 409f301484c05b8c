import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';

export const helpRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/huong-dan',
  component: page(() => import('./help-page.tsx'), 'HelpIndexPage'),
});

export const topicRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/huong-dan/$topic',
  component: page(() => import('./help-page.tsx'), 'HelpTopicPage'),
});

export const helpRoom = {
  inShell: [helpRoute, topicRoute],
  beside: [],
} as const satisfies Room;
