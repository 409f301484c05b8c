/** What waits on this machine to be sent. */
import { createRoute } from '@tanstack/react-router';
import { page, shellRoute } from '../../app/roots.tsx';

export const outboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/so-theo-doi/cho-gui',
  component: page(() => import('./outbox-page.tsx'), 'OutboxPage'),
});

export const waitingEntryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/so-theo-doi/cho-gui/$entryId',
  component: page(() => import('./waiting-entry-page.tsx'), 'WaitingEntryPage'),
});

export const offlineRoutes = [outboxRoute, waitingEntryRoute] as const;
