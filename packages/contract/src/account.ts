/** Signing in, the person's own account, notifications. */
import { z } from 'zod';
import { route } from './route.ts';
import { BodyRef, Id, Instant, Role, text } from './shared.ts';

export const Me = z
  .object({
    id: Id,
    login: z.string(),
    fullName: z.string(),
    locale: z.enum(['vi', 'en']),
    mustChangePassword: z.boolean(),
    roles: z.array(z.object({ role: Role, body: BodyRef })),
    today: z.iso.date(),
    unread: z.number().int(),
    mailNotifications: z
      .boolean()
      .nullable()
      .describe(
        'Whether notifications come by mail too; null: no mail is sent here, or the address is unknown',
      ),
  })
  .meta({ id: 'Me', description: 'Who is signed in and in which roles' });
export type Me = z.infer<typeof Me>;

export const signIn = route({
  id: 'account.signIn',
  method: 'POST',
  path: '/api/account/sign-in',
  summary: { vi: 'Đăng nhập', en: 'Sign in' },
  open: true,
  body: z.object({ login: text(100), password: z.string().min(1).max(200) }),
  output: Me,
  problems: ['sign-in-refused', 'too-many-attempts'],
});

export const signOut = route({
  id: 'account.signOut',
  method: 'POST',
  path: '/api/account/sign-out',
  summary: { vi: 'Đăng xuất', en: 'Sign out' },
});

export const me = route({
  id: 'account.me',
  method: 'GET',
  path: '/api/account/me',
  summary: { vi: 'Tài khoản đang đăng nhập', en: 'The account signed in' },
  output: Me,
});

export const changePassword = route({
  id: 'account.changePassword',
  method: 'POST',
  path: '/api/account/password',
  summary: { vi: 'Đổi mật khẩu', en: 'Change password' },
  body: z.object({ current: z.string().min(1).max(200), next: z.string().min(12).max(200) }),
  problems: ['too-many-attempts'],
});

export const changeSettings = route({
  id: 'account.changeSettings',
  method: 'PATCH',
  path: '/api/account/settings',
  summary: { vi: 'Đổi ngôn ngữ và cách nhận thông báo', en: 'Change language and notification settings' },
  body: z.object({ locale: z.enum(['vi', 'en']).optional(), mailNotifications: z.boolean().optional() }),
});

export const offlinePart = route({
  id: 'account.offlinePart',
  method: 'POST',
  path: '/api/account/offline-part',
  summary: {
    vi: 'Phần khóa của máy chủ cho dữ liệu cất trên trình duyệt này; mất khi đăng xuất',
    en: 'The server’s part of the key of what this browser keeps; gone when signing out',
  },
  body: z.object({ storeId: Id.describe('Made by the browser for its store') }),
  output: z.object({
    userId: Id.describe('Whose it is: another person may have signed in in another tab'),
    part: z.string().describe('32 bytes in base64'),
    hours: z.number().describe('How long the browser may keep it without a connection'),
    fresh: z.boolean().describe('Made just now: whatever the store held before can be read no more'),
  }),
});

export const Notification = z
  .object({
    id: Id,
    kind: z.string(),
    objectKind: z.string(),
    objectId: Id,
    detail: z.record(z.string(), z.unknown()),
    createdAt: Instant,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;

export const notifications = route({
  id: 'account.notifications',
  method: 'GET',
  path: '/api/account/notifications',
  summary: { vi: 'Thông báo của tôi', en: 'My notifications' },
  query: z.object({ unread: z.stringbool().optional() }),
  output: z.object({ items: z.array(Notification), unread: z.number().int() }),
});

export const markRead = route({
  id: 'account.markRead',
  method: 'POST',
  path: '/api/account/notifications/read',
  summary: { vi: 'Đánh dấu đã đọc', en: 'Mark as read' },
  body: z.object({ ids: z.array(Id).max(500).optional().describe('None: all') }),
});
