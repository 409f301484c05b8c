import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const isSet = (value: unknown): true | undefined => (value === true || value === 'true' ? true : undefined);

export interface MyWorkSearch {
  readonly keHoach?: string | undefined;
  readonly coQuan?: string | undefined;
  readonly cuaToi?: true | undefined;
  readonly xong?: true | undefined;
}

export const myWorkRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/viec-cua-toi',
  validateSearch: (search: Record<string, unknown>): MyWorkSearch => ({
    keHoach: text(search.keHoach),
    coQuan: text(search.coQuan),
    cuaToi: isSet(search.cuaToi),
    xong: isSet(search.xong),
  }),
  component: page(() => import('./my-work-page.tsx'), 'MyWorkPage'),
});

export const obligationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/nhiem-vu/$obligationId',
  component: page(() => import('./obligation-page.tsx'), 'ObligationPage'),
});

export const judgeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cho-xac-nhan',
  validateSearch: (search: Record<string, unknown>): Pick<MyWorkSearch, 'keHoach' | 'coQuan'> => ({
    keHoach: text(search.keHoach),
    coQuan: text(search.coQuan),
  }),
  component: page(() => import('./judge-page.tsx'), 'JudgePage'),
});

export interface DifficultiesSearch {
  readonly loc?: string | undefined;
  readonly keHoach?: string | undefined;
  readonly trang?: number | undefined;
}

export const difficultiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kho-khan',
  validateSearch: (search: Record<string, unknown>): DifficultiesSearch => ({
    loc: text(search.loc),
    keHoach: text(search.keHoach),
    trang: Number(search.trang) > 1 ? Math.floor(Number(search.trang)) : undefined,
  }),
  component: page(() => import('./difficulties-page.tsx'), 'DifficultiesPage'),
});

export const difficultyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kho-khan/$difficultyId',
  component: page(() => import('./difficulty-page.tsx'), 'DifficultyPage'),
});

export const workRoom = {
  inShell: [myWorkRoute, obligationRoute, judgeRoute, difficultiesRoute, difficultyRoute],
  beside: [],
} as const satisfies Room;
