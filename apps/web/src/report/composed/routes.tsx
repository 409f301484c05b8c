import { createRoute } from '@tanstack/react-router';
import type { Room } from '../../app/room.ts';
import { page, shellRoute } from '../../app/roots.tsx';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export interface DocumentsSearch {
  readonly loai?: string | undefined;
  readonly trang?: number | undefined;
}

export const documentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/van-ban',
  validateSearch: (search: Record<string, unknown>): DocumentsSearch => ({
    loai: text(search.loai),
    trang: Number(search.trang) > 1 ? Math.floor(Number(search.trang)) : undefined,
  }),
  component: page(() => import('./documents-page.tsx'), 'DocumentsPage'),
});

export interface ComposeSearch {
  /** Kind of document, as the contract names it. */
  readonly loai?: string | undefined;
  readonly keHoach?: string | undefined;
  /** The body that reports on itself, or the one whose assignments are extracted. */
  readonly coQuan?: string | undefined;
}

export const composeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/van-ban/soan',
  validateSearch: (search: Record<string, unknown>): ComposeSearch => ({
    loai: text(search.loai),
    keHoach: text(search.keHoach),
    coQuan: text(search.coQuan),
  }),
  component: page(() => import('./compose-page.tsx'), 'ComposePage'),
});

const TABS = ['so-lieu', 'loi-van', 'ky'] as const;
export type DocumentTab = (typeof TABS)[number];

export const documentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/van-ban/$documentId',
  validateSearch: (search: Record<string, unknown>): { readonly xem?: DocumentTab | undefined } => ({
    xem: TABS.find((tab) => tab === search.xem),
  }),
  component: page(() => import('./document-page.tsx'), 'DocumentPage'),
});

export const composedRoom = {
  inShell: [documentsRoute, composeRoute, documentRoute],
  beside: [],
} as const satisfies Room;
