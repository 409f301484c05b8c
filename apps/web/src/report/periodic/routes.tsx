import { createRoute } from '@tanstack/react-router';
import type { Room } from '../../app/room.ts';
import { page, shellRoute } from '../../app/roots.tsx';
import { type ReportsSearch, reportsSearch } from './filters.ts';

export const reportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bao-cao',
  validateSearch: (search: Record<string, unknown>): ReportsSearch => reportsSearch(search),
  component: page(() => import('./list/reports-page.tsx'), 'ReportsPage'),
});

export interface ReportSearch {
  /** A version that was sent; otherwise the draft, or the last. */
  readonly ban?: number | undefined;
}

export const reportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bao-cao/$reportId',
  validateSearch: (search: Record<string, unknown>): ReportSearch => {
    const number = Number(search.ban);
    return { ban: Number.isInteger(number) && number > 0 ? number : undefined };
  },
  component: page(() => import('./report-page.tsx'), 'ReportPage'),
});

/** Where the verification code that is printed in a document leads. */
export const reportCodeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bao-cao/ma/$code',
  component: page(() => import('./code-page.tsx'), 'CodePage'),
});

export const periodicRoom = {
  inShell: [reportsRoute, reportRoute, reportCodeRoute],
  beside: [],
} as const satisfies Room;
