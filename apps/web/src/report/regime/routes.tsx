import { createRoute } from '@tanstack/react-router';
import { page, shellRoute } from '../../app/roots.tsx';

export const REGIME_TABS = ['lich', 'dung-han', 'gia-han', 'yeu-cau', 'de-cuong'] as const;
export type RegimeTab = (typeof REGIME_TABS)[number];

export interface RegimeSearch {
  readonly xem?: RegimeTab | undefined;
  readonly nam?: number | undefined;
  /** Code of a series. */
  readonly loai?: string | undefined;
}

export const regimeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bao-cao/che-do',
  validateSearch: (search: Record<string, unknown>): RegimeSearch => {
    const year = Number(search.nam);
    return {
      xem: REGIME_TABS.find((tab) => tab === search.xem),
      nam: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined,
      loai: typeof search.loai === 'string' && search.loai !== '' ? search.loai : undefined,
    };
  },
  component: page(() => import('./regime-page.tsx'), 'RegimePage'),
});

export const definitionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/bao-cao/che-do/$kind/$code',
  component: page(() => import('./definition-page.tsx'), 'DefinitionPage'),
});
