import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowUp,
  IconCheck,
  IconGavel,
  IconMessage,
  IconReport,
  IconUserCheck,
} from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import type { NotificationKind, Room } from '../app/room.ts';
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

const toObligation: NotificationKind['to'] = ({ objectId }) => `/nhiem-vu/${objectId}`;
const toDifficulty: NotificationKind['to'] = ({ objectId }) => `/kho-khan/${objectId}`;

const notificationKinds: Record<string, NotificationKind> = {
  'progress.reported': {
    icon: IconReport,
    words: { vi: '{body} báo cáo tiến độ: {task}', en: '{body} reported progress: {task}' },
    to: toObligation,
  },
  'progress.verified': {
    icon: IconCheck,
    words: { vi: 'Báo cáo đã được xác nhận: {task}', en: 'Your report was verified: {task}' },
    to: toObligation,
  },
  'progress.returned': {
    icon: IconArrowBackUp,
    words: {
      vi: 'Báo cáo bị trả lại (“{remarks}”): {task}',
      en: 'Your report was returned (“{remarks}”): {task}',
    },
    to: toObligation,
  },
  'obligation.delegated': {
    icon: IconUserCheck,
    words: { vi: 'Bạn được giao nhiệm vụ: {task}', en: 'An obligation was handed to you: {task}' },
    to: toObligation,
  },
  'difficulty.raised': {
    icon: IconAlertTriangle,
    words: { vi: '{body} nêu khó khăn: {title}', en: '{body} raised a difficulty: {title}' },
    to: toDifficulty,
  },
  'difficulty.answered': {
    icon: IconMessage,
    words: { vi: 'Khó khăn đã được trả lời: {title}', en: 'Your difficulty was answered: {title}' },
    to: toDifficulty,
  },
  'difficulty.escalated': {
    icon: IconArrowUp,
    words: {
      vi: 'Khó khăn của {body} cần cho ý kiến: {title}',
      en: 'A difficulty of {body} needs a decision: {title}',
    },
    to: toDifficulty,
  },
  'difficulty.passed_on': {
    icon: IconArrowUp,
    words: {
      vi: 'Khó khăn đã được báo cáo lên cơ quan ban hành: {title}',
      en: 'Your difficulty was taken to the issuer: {title}',
    },
    to: toDifficulty,
  },
  'difficulty.decided': {
    icon: IconGavel,
    words: {
      vi: 'Có ý kiến chỉ đạo về khó khăn của {body}: {title}',
      en: 'Decision on the difficulty of {body}: {title}',
    },
    to: toDifficulty,
  },
  'difficulty.replied': {
    icon: IconMessage,
    words: { vi: '{body} trao đổi thêm: {title}', en: '{body} replied: {title}' },
    to: toDifficulty,
  },
  'difficulty.settled': {
    icon: IconCheck,
    words: { vi: '{body} báo đã giải quyết xong: {title}', en: '{body} settled: {title}' },
    to: toDifficulty,
  },
};

export const workRoom = {
  inShell: [myWorkRoute, obligationRoute, judgeRoute, difficultiesRoute, difficultyRoute],
  beside: [],
  notificationKinds,
} as const satisfies Room;
