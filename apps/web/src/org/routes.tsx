import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';

const DAY = /^\d{4}-\d\d-\d\d$/;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The day of `?ngay=`, which every page of this room may carry. */
function dayOf(search: Record<string, unknown>): { ngay?: string } {
  const day = text(search.ngay);
  return day !== undefined && DAY.test(day) ? { ngay: day } : {};
}

export interface BodiesSearch {
  ngay?: string;
  tim?: string;
  loai?: string;
  cap?: string;
}

export const bodiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/co-quan',
  validateSearch: (search: Record<string, unknown>): BodiesSearch => {
    const [tim, loai, cap] = [text(search.tim), text(search.loai), text(search.cap)];
    return {
      ...dayOf(search),
      ...(tim === undefined ? {} : { tim }),
      ...(loai === undefined ? {} : { loai }),
      ...(cap !== undefined && ['central', 'province', 'district', 'commune'].includes(cap) ? { cap } : {}),
    };
  },
  component: page(() => import('./bodies-page.tsx'), 'BodiesPage'),
});

export const bodyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/co-quan/$bodyId',
  validateSearch: (search: Record<string, unknown>): { ngay?: string; muc?: string } => {
    const muc = text(search.muc);
    return { ...dayOf(search), ...(muc === 'nhiem-vu' || muc === 'lich-su' ? { muc } : {}) };
  },
  component: page(() => import('./body-page.tsx'), 'BodyPage'),
});

export const groupsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/co-quan/nhom',
  validateSearch: dayOf,
  component: page(() => import('./groups-page.tsx'), 'GroupsPage'),
});

export const groupRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/co-quan/nhom/$groupId',
  validateSearch: dayOf,
  component: page(() => import('./group-page.tsx'), 'GroupPage'),
});

export const orgRoom = {
  inShell: [bodiesRoute, groupsRoute, groupRoute, bodyRoute],
  beside: [],
} as const satisfies Room;
