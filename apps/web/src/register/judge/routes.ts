/** Records that wait for a verdict, across the registers. */
import { createRoute } from '@tanstack/react-router';
import { page, shellRoute } from '../../app/roots.tsx';

export interface WaitingSearch {
  /** Code of a register. */
  readonly so?: string | undefined;
  /** Id of a body. */
  readonly coQuan?: string | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const waitingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/so-theo-doi/cho-xac-nhan',
  validateSearch: (search: Record<string, unknown>): WaitingSearch => ({
    so: text(search.so),
    coQuan: text(search.coQuan),
  }),
  component: page(() => import('./waiting-page.tsx'), 'WaitingPage'),
});

export const waitingRoutes = [waitingRoute] as const;
