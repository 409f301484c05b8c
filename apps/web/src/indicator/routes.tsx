/** Indicators: the matrix of values, and one indicator of one body. */
import { IconHelpHexagon } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import type { NotificationKind, Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';
import { type IndicatorSearch, indicatorSearch, type MatrixSearch, matrixSearch } from './search.ts';

export const matrixRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/chi-tieu',
  validateSearch: (search: Record<string, unknown>): MatrixSearch => matrixSearch(search),
  component: page(() => import('./matrix-page.tsx'), 'MatrixPage'),
});

export const indicatorRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/chi-tieu/$indicator',
  validateSearch: (search: Record<string, unknown>): IndicatorSearch => indicatorSearch(search),
  component: page(() => import('./indicator-page.tsx'), 'IndicatorPage'),
});

const notificationKinds: Record<string, NotificationKind> = {
  'indicator.questioned': {
    icon: IconHelpHexagon,
    words: {
      vi: 'Giá trị chỉ tiêu {indicator} kỳ {period} cần xem lại: “{remarks}”',
      en: 'The value of {indicator} for {period} is questioned: “{remarks}”',
    },
    to: ({ objectId, detail }) =>
      `/chi-tieu/${String(detail.indicator)}?coQuan=${objectId}&ky=${String(detail.period)}`,
  },
};

export const indicatorRoom = {
  inShell: [matrixRoute, indicatorRoute],
  beside: [],
  notificationKinds,
} as const satisfies Room;
