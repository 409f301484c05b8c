/** Reviews of a law over many years, what bodies contribute, surveys; and the page on which a survey is answered. */
import { IconCheck, IconClockEdit, IconCornerUpLeft, IconHistoryToggle, IconSend } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import type { NotificationKind, Room } from '../app/room.ts';
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

const toOwn: NotificationKind['to'] = ({ objectId, detail }) =>
  `/tong-ket/${objectId}/co-quan/${String(detail.bodyId)}`;

const notificationKinds: Record<string, NotificationKind> = {
  'campaign.asked': {
    icon: IconHistoryToggle,
    words: {
      vi: 'Cơ quan bạn được yêu cầu đóng góp cho “{name}”, hạn {day}',
      en: 'Your body is asked to contribute to “{name}” by {day}',
    },
    to: toOwn,
  },
  'campaign.moved': {
    icon: IconClockEdit,
    words: { vi: 'Hạn đóng góp cho “{name}” đổi thành {day}', en: 'The day for “{name}” is now {day}' },
    to: toOwn,
  },
  'campaign.submitted': {
    icon: IconSend,
    words: { vi: '{body} đã gửi đóng góp cho “{name}”', en: '{body} submitted its contribution to “{name}”' },
    to: ({ objectId, detail }) => `/tong-ket/${objectId}/co-quan/${String(detail.contributor)}`,
  },
  'campaign.returned': {
    icon: IconCornerUpLeft,
    words: {
      vi: 'Đóng góp cho “{name}” được trả lại: “{remarks}”',
      en: 'Your contribution to “{name}” was returned: “{remarks}”',
    },
    to: toOwn,
  },
  'campaign.accepted': {
    icon: IconCheck,
    words: {
      vi: 'Đóng góp cho “{name}” đã được chấp nhận',
      en: 'Your contribution to “{name}” was accepted',
    },
    to: toOwn,
  },
};

export const campaignRoom = {
  inShell: [campaignsRoute, openCampaignRoute, campaignRoute, contributionRoute, surveyRoute],
  beside: [answerRoute],
  notificationKinds,
} as const satisfies Room;
