/** The administrator's registers and the designer of each. */
import { createRoute } from '@tanstack/react-router';
import { page, shellRoute } from '../../app/roots.tsx';

export const DESIGN_TABS = [
  'bieu-mau',
  'danh-muc',
  'kiem-tra',
  'so-lieu',
  'chung',
  'thu',
  'thay-doi',
  'lich-su',
] as const;
export type DesignTab = (typeof DESIGN_TABS)[number];

export interface DesignSearch {
  readonly phan?: DesignTab;
}

export const designsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quan-tri/so-theo-doi',
  component: page(() => import('./designs-page.tsx'), 'DesignsPage'),
});

export const designRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quan-tri/so-theo-doi/$register',
  validateSearch: ({ phan }: Record<string, unknown>): DesignSearch => {
    const tab = DESIGN_TABS.find((one) => one === phan);
    return tab === undefined ? {} : { phan: tab };
  },
  component: page(() => import('./design-page.tsx'), 'DesignPage'),
});

export const designRoutes = [designsRoute, designRoute] as const;
