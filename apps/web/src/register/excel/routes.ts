/** Bringing records in from Excel. */
import { createRoute } from '@tanstack/react-router';
import { page, shellRoute } from '../../app/roots.tsx';

export interface ImportSearch {
  /** Id of the import that is shown; none while a file is still to be chosen. */
  readonly lan?: string | undefined;
}

export const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/so-theo-doi/$register/nhap-excel',
  validateSearch: ({ lan }: Record<string, unknown>): ImportSearch => ({
    lan: typeof lan === 'string' && lan !== '' ? lan : undefined,
  }),
  component: page(() => import('./import-page.tsx'), 'ImportPage'),
});

export const excelRoutes = [importRoute] as const;
