/** Entering records: a new one, and changing one. */
import { createRoute } from '@tanstack/react-router';
import { page, shellRoute } from '../../app/roots.tsx';

export interface NewRecordSearch {
  /** Record that is copied. */
  readonly tu?: string | undefined;
  /** Obligation that the new record will prove. */
  readonly 'nhiem-vu'?: string | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const newRecordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/so-theo-doi/$register/ghi-moi',
  validateSearch: (search: Record<string, unknown>): NewRecordSearch => ({
    tu: text(search.tu),
    'nhiem-vu': text(search['nhiem-vu']),
  }),
  component: page(() => import('./new-record-page.tsx'), 'NewRecordPage'),
});

export const editRecordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ban-ghi/$recordId/sua',
  component: page(() => import('./edit-record-page.tsx'), 'EditRecordPage'),
});

export const entryRoutes = [newRecordRoute, editRecordRoute] as const;
