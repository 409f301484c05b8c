/**
 * Notifications by mail, for those who want it, through any SMTP server. A mail tells that there is something and
 * where to read it; what it is about stays in the system.
 */

import type { Words } from '@binhdang/contract';
import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from './config.ts';
import type { Services } from './services.ts';
import { kyselyOnClient, type Transaction } from './transaction.ts';

const NOTIFY = 'mail.notify';
const SEND = 'mail.send';

/** How a kind of notification reads as a mail. `{placeholders}` are filled from the notification's detail. */
export interface MailTemplate {
  readonly subject: Words;
  readonly lines: readonly Words[];
  /** Page of the web to which the link leads: "/don-doc". */
  readonly path: string;
}

interface Addressed {
  email: string;
  full_name: string;
  locale: 'vi' | 'en';
  kind: string;
  detail: Record<string, unknown>;
}

/** Whether this installation sends mail at all. */
export const mailIsOn = (config: Config): boolean => config.SMTP_URL !== undefined;

/** Adds, within the transaction, the mails that go with these notifications; nothing where mail is off. */
export async function mailNotifications(
  tx: Transaction,
  services: Pick<Services, 'config' | 'jobs'>,
  notificationIds: readonly string[],
): Promise<void> {
  if (!mailIsOn(services.config) || notificationIds.length === 0) return;
  await services.jobs.send(tx, NOTIFY, { ids: [...notificationIds] });
}

/** Takes up the mail queues. @param templates by kind of notification; other kinds are not mailed */
export function registerMail(services: Services, templates: Readonly<Record<string, MailTemplate>>): void {
  const { SMTP_URL } = services.config;
  const transport = SMTP_URL === undefined ? undefined : createTransport(SMTP_URL);
  services.jobs.handle<{ ids: string[] }>(NOTIFY, ({ ids }) => spread(services, ids));
  services.jobs.handle<{ id: string }>(SEND, ({ id }) =>
    transport ? sendOne(services, transport, templates, id) : Promise.resolve(),
  );
}

/** One job for each mail, so that a mail that fails is tried again alone. */
async function spread(services: Services, ids: readonly string[]): Promise<void> {
  const client = await services.workerPool.connect();
  try {
    await client.query('begin');
    const tx = kyselyOnClient(client);
    for (const id of ids) await services.jobs.send(tx, SEND, { id });
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function sendOne(
  services: Services,
  transport: Transporter,
  templates: Readonly<Record<string, MailTemplate>>,
  id: string,
): Promise<void> {
  const { rows } = await services.workerPool.query<Addressed>(
    `select u.email, u.full_name, u.locale, n.kind, n.detail
       from notification n join app_user u on u.id = n.user_id
      where n.id = $1 and u.active and u.mail_notifications and u.email is not null`,
    [id],
  );
  const to = rows[0];
  const template = to && templates[to.kind];
  if (!to || !template) return;
  const { subject, text, html } = mailOf(template, to, publicUrl(services.config));
  await transport.sendMail({
    from: services.config.MAIL_FROM,
    to: { name: to.full_name, address: to.email },
    subject,
    text,
    html,
    // The same for every try, so that a mail server can tell a repeat.
    messageId: `<${id}@binh-dang>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
}

/** Address under which people open the system. */
function publicUrl(config: Config): string {
  return (config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`).replace(/\/+$/u, '');
}

const FRAME = {
  greeting: { vi: 'Kính gửi {name},', en: 'Dear {name},' },
  open: { vi: 'Xem và xử lý tại:', en: 'Read and act here:' },
  closing: {
    vi: 'Thư này được gửi tự động, xin không trả lời. Có thể tắt thư báo trong phần tài khoản.',
    en: 'This mail was sent automatically; please do not answer. Mail can be switched off in your account.',
  },
} as const;

/** A mail in the language of the person, as plain text and as simple HTML. */
export function mailOf(
  template: MailTemplate,
  to: Pick<Addressed, 'full_name' | 'locale' | 'detail'>,
  baseUrl: string,
): { subject: string; text: string; html: string } {
  const say = (words: Words, filling: Record<string, unknown> = to.detail): string =>
    words[to.locale].replace(/\{(\w+)\}/g, (_, name: string) => String(filling[name] ?? ''));
  const link = `${baseUrl}${template.path}`;
  const greeting = say(FRAME.greeting, { name: to.full_name });
  const lines = template.lines.map((line) => say(line));
  const [open, closing] = [say(FRAME.open), say(FRAME.closing)];
  return {
    // A line break in a subject would begin another header.
    subject: say(template.subject).replace(/\s+/gu, ' '),
    text: [greeting, '', ...lines, '', `${open} ${link}`, '', '--', `Bình Đẳng. ${closing}`].join('\n'),
    html: [
      `<!doctype html><html lang="${to.locale}"><meta charset="utf-8"><body>`,
      `<p>${escaped(greeting)}</p>`,
      ...lines.map((line) => `<p>${escaped(line)}</p>`),
      `<p>${escaped(open)} <a href="${escaped(link)}">${escaped(link)}</a></p>`,
      `<hr><p><small>Bình Đẳng. ${escaped(closing)}</small></p></body></html>`,
    ].join('\n'),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
