import { IconBellRinging, IconClockExclamation } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import type { Room } from '../app/room.ts';
import { page, shellRoute } from '../app/roots.tsx';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export interface UrgeSearch {
  /** 'da-gui': what was sent; otherwise whom to urge, for those who may. */
  readonly xem?: 'da-gui' | undefined;
  readonly keHoach?: string | undefined;
  /** A body whose work is chosen from the start, or whose urges alone are listed. */
  readonly coQuan?: string | undefined;
  /** Obligations chosen from the start, with commas between. */
  readonly nhiemVu?: string | undefined;
  readonly trang?: number | undefined;
}

export const urgeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/don-doc',
  validateSearch: (search: Record<string, unknown>): UrgeSearch => ({
    xem: search.xem === 'da-gui' ? 'da-gui' : undefined,
    keHoach: text(search.keHoach),
    coQuan: text(search.coQuan),
    nhiemVu: text(search.nhiemVu),
    trang: Number(search.trang) > 1 ? Math.floor(Number(search.trang)) : undefined,
  }),
  component: page(() => import('./urge-page.tsx'), 'UrgePage'),
});

export const urgeRoom = {
  inShell: [urgeRoute],
  beside: [],
  notificationKinds: {
    'urge.sent': {
      icon: IconBellRinging,
      words: {
        vi: 'Cơ quan bạn được đôn đốc về {count} nhiệm vụ theo Kế hoạch {plan}',
        en: 'Your body is urged about {count} obligation(s) under plan {plan}',
      },
      to: () => '/don-doc',
    },
    'reminder.daily': {
      icon: IconClockExclamation,
      words: {
        vi: 'Nhắc việc ngày {day}: quá hạn {late}, đến hạn ngày mai {tomorrow}, đến hạn sau 7 ngày {week}',
        en: 'Reminder of {day}: {late} late, {tomorrow} due tomorrow, {week} due in 7 days',
      },
      to: () => '/viec-cua-toi',
    },
  },
} as const satisfies Room;
