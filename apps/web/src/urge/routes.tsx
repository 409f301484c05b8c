import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export interface UrgeSearch {
  /** 'da-gui': what was sent; otherwise whom to urge, for those who may. */
  readonly xem?: 'da-gui' | undefined;
  readonly keHoach?: string | undefined;
  /** A body whose work is chosen from the start, or whose urges alone are listed. */
  readonly coQuan?: string | undefined;
  /** Obligations chosen from the start, with commas between. */
  readonly nhiemVu?: string | undefined;
  readonly trang?: number | undefined;
}

export const urgeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/don-doc',
  validateSearch: (search: Record<string, unknown>): UrgeSearch => ({
    xem: search.xem === 'da-gui' ? 'da-gui' : undefined,
    keHoach: text(search.keHoach),
    coQuan: text(search.coQuan),
    nhiemVu: text(search.nhiemVu),
    trang: Number(search.trang) > 1 ? Math.floor(Number(search.trang)) : undefined,
  }),
  component: page(() => import('./urge-page.tsx'), 'UrgePage'),
});

export const urgeRoom = {
  inShell: [urgeRoute],
  beside: [],
} as const satisfies Room;
