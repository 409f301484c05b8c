import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';

export interface UsersSearch {
  tim?: string;
  vaitro?: string;
  trang?: number;
  khoa?: 'co' | 'khong';
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const usersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quan-tri',
  validateSearch: (search: Record<string, unknown>): UsersSearch => {
    const [tim, vaitro] = [text(search.tim), text(search.vaitro)];
    const trang = Number(search.trang);
    return {
      ...(tim === undefined ? {} : { tim }),
      ...(vaitro === undefined ? {} : { vaitro }),
      ...(search.khoa === 'co' || search.khoa === 'khong' ? { khoa: search.khoa } : {}),
      ...(Number.isInteger(trang) && trang > 1 ? { trang } : {}),
    };
  },
  component: page(() => import('./users-page.tsx'), 'UsersPage'),
});

export const userRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quan-tri/tai-khoan/$userId',
  component: page(() => import('./user-page.tsx'), 'UserPage'),
});

export interface AuditSearch {
  nguoi?: string;
  viec?: string;
  tu?: string;
  den?: string;
}

export const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quan-tri/nhat-ky',
  validateSearch: (search: Record<string, unknown>): AuditSearch =>
    Object.fromEntries(
      (['nguoi', 'viec', 'tu', 'den'] as const).flatMap((name) => {
        const value = text(search[name]);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  component: page(() => import('./audit-page.tsx'), 'AuditPage'),
});

export const systemRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quan-tri/he-thong',
  component: page(() => import('./system-page.tsx'), 'SystemPage'),
});

export const adminRoom = {
  inShell: [usersRoute, userRoute, auditRoute, systemRoute],
  beside: [],
} as const satisfies Room;
