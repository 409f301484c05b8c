/** Reviews of a law over many years, what bodies contribute, surveys; and the page on which a survey is answered. */
import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, rootRoute, shellRoute } from '../app/roots.tsx';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
/** Which tab of a page is open. */
const tab = (search: Record<string, unknown>): { readonly xem?: string | undefined } => ({
  xem: text(search.xem),
});

export const campaignsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tong-ket',
  component: page(() => import('./campaigns-page.tsx'), 'CampaignsPage'),
});

export const openCampaignRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tong-ket/moi',
  component: page(() => import('./open-page.tsx'), 'OpenPage'),
});

export const campaignRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tong-ket/$campaignId',
  validateSearch: tab,
  component: page(() => import('./campaign-page.tsx'), 'CampaignPage'),
});

export const contributionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tong-ket/$campaignId/co-quan/$bodyId',
  validateSearch: (
    search: Record<string, unknown>,
  ): { readonly xem?: string | undefined; readonly ban?: number | undefined } => ({
    ...tab(search),
    ban: Number(search.ban) >= 1 ? Math.floor(Number(search.ban)) : undefined,
  }),
  component: page(() => import('./contribution-page.tsx'), 'ContributionPage'),
});

export const surveyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tong-ket/$campaignId/khao-sat/$surveyId',
  validateSearch: (
    search: Record<string, unknown>,
  ): { readonly xem?: string | undefined; readonly theo?: string | undefined } => ({
    ...tab(search),
    theo: text(search.theo),
  }),
  component: page(() => import('./survey-page.tsx'), 'SurveyPage'),
});

/** For whoever has a link; without an account. */
export const answerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/khao-sat/$token',
  component: page(() => import('./answer-page.tsx'), 'AnswerPage'),
});

export const campaignRoom = {
  inShell: [campaignsRoute, openCampaignRoute, campaignRoute, contributionRoute, surveyRoute],
  beside: [answerRoute],
} as const satisfies Room;
