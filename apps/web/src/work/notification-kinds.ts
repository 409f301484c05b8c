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
import type { NotificationKind } from '../app/room.ts';

const toObligation: NotificationKind['to'] = ({ objectId }) => `/nhiem-vu/${objectId}`;
const toDifficulty: NotificationKind['to'] = ({ objectId }) => `/kho-khan/${objectId}`;

/** How notifications of this room read, and where they lead. */
export const notificationKinds: Readonly<Record<string, NotificationKind>> = {
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
