/**
 * The calendar file behind a private link, as all-day events (RFC 5545): what the person's own bodies still owe, and of
 * plans that they lead or issue one event for each day on which others owe something.
 */
import { overview as contract } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { OBLIGATION_ROLE_NAMES, type ObligationRole } from '@binhdang/domain';
import type { FastifyInstance } from 'fastify';
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { sql } from 'kysely';
import { Refusal } from '../platform/refusal.ts';
import type { Services } from '../platform/services.ts';
import { openTransaction, type Transaction } from '../platform/transaction.ts';
import { bodyNames } from './sections.ts';

const FILE = /^([0-9a-f]{48})\.ics$/;
/** Work long overdue stays in the lists; a calendar need not show last year. */
const DAYS_BACK = 90;
const HOURS_BETWEEN_FETCHES = 6;

interface Due {
  readonly id: string;
  readonly obligation_id: string;
  readonly due_on: CivilDate;
  readonly task: string;
  readonly role: ObligationRole;
  readonly body: string;
  readonly plan: string;
}

/** A day on which bodies owe something under a plan that the person oversees. */
interface PlanDay {
  readonly plan_id: string;
  readonly plan: string;
  readonly due_on: CivilDate;
  readonly total: number;
  readonly done: number;
}

const WORDS = {
  vi: {
    calendar: 'Hạn nhiệm vụ – Bình Đẳng',
    due: 'Hạn',
    role: 'Vai trò',
    body: 'Cơ quan',
    plan: 'Kế hoạch',
    others: 'Hạn của các cơ quan',
    counts: (done: number, total: number) => `${total} nhiệm vụ đến hạn, đã xong ${done}`,
  },
  en: {
    calendar: 'Due days – Bình Đẳng',
    due: 'Due',
    role: 'Role',
    body: 'Body',
    plan: 'Plan',
    others: 'Due from the bodies',
    counts: (done: number, total: number) => `${total} tasks due, ${done} done`,
  },
} as const;

/**
 * Mounted by hand: a calendar program has no session. The link's token opens a transaction in which row-level security
 * knows the person.
 */
export function mountCalendarFile(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { file: string } }>(contract.calendarFile.path, async (request, reply) => {
    const token = FILE.exec(request.params.file)?.[1];
    if (token === undefined) throw new Refusal('not-found');
    const today = services.clock.today();
    const open = await openTransaction(services.pool, {
      token: undefined,
      action: contract.calendarFile.id,
      requestId: request.id,
      readOnly: true,
      today,
    });
    try {
      const owner = await openFeed(open.tx, token);
      if (!owner) throw new Refusal('not-found');
      const days = { own: await dueDays(open.tx, today), others: await planDays(open.tx, today) };
      const origin = services.config.PUBLIC_URL ?? `${request.protocol}://${request.host}`;
      const text = calendarText(days, owner.locale, origin, services.clock.now());
      return await reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'inline; filename="binh-dang.ics"')
        .send(text);
    } finally {
      await open.rollback();
    }
  });
}

async function openFeed(tx: Transaction, token: string): Promise<{ locale: 'vi' | 'en' } | undefined> {
  const opened = await sql<{ person: string | null }>`select open_calendar_feed(${token}) as person`.execute(
    tx,
  );
  const person = opened.rows[0]?.person;
  if (!person) return undefined;
  const { locale } = await tx
    .selectFrom('app_user')
    .select('locale')
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  return { locale: locale === 'en' ? 'en' : 'vi' };
}

async function dueDays(tx: Transaction, today: CivilDate): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select c.id, c.obligation_id, c.due_on, left(k.text, 500) as task, o.role, n.name as body,
           coalesce(p.number, p.title) as plan
      from obligation_occurrence c
      join obligation o on o.id = c.obligation_id and o.published and not o.removed
                       and o.state not in ('done', 'not_applicable')
      join plan_node k on k.id = o.node_id join plan p on p.id = o.plan_id
      join ${bodyNames(today)} n on n.id = o.body_id
     where c.done_on is null and c.body_id = any ((select my_bodies())::uuid[])
       and c.due_on >= ${today}::date - ${DAYS_BACK}::int
     order by c.due_on, k.ord, c.id`.execute(tx);
  return rows;
}

async function planDays(tx: Transaction, today: CivilDate): Promise<PlanDay[]> {
  const { rows } = await sql<PlanDay>`
    select c.plan_id, coalesce(p.number, p.title) as plan, c.due_on, count(*) as total,
           count(*) filter (where c.done_on is not null or o.state in ('done', 'not_applicable')) as done
      from obligation_occurrence c
      join obligation o on o.id = c.obligation_id and o.published and not o.removed
      join plan p on p.id = c.plan_id
       and (p.lead_body_id = any ((select my_bodies())::uuid[]) or p.issuer_body_id = any ((select my_bodies())::uuid[]))
     where c.body_id <> all ((select my_bodies())::uuid[]) and c.due_on >= ${today}::date - ${DAYS_BACK}::int
     group by c.plan_id, p.number, p.title, c.due_on
     order by c.due_on, plan`.execute(tx);
  return rows;
}

/** The file itself. Pure, so that its form can be tested. */
export function calendarText(
  days: { readonly own: readonly Due[]; readonly others: readonly PlanDay[] },
  language: 'vi' | 'en',
  origin: string,
  now: Date,
): string {
  const words = WORDS[language];
  const calendar = ical({
    name: words.calendar,
    prodId: { company: 'Bình Đẳng', product: 'Han nhiem vu', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOURS_BETWEEN_FETCHES * 3600,
  });
  const allDay = (day: CivilDate) => ({
    stamp: now,
    // Midnight in UTC of the civil day: an all-day event is written by its UTC date.
    start: new Date(`${day}T00:00:00Z`),
    allDay: true,
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  for (const due of days.own) {
    calendar.createEvent({
      ...allDay(due.due_on),
      id: `${due.id}@binh-dang`,
      summary: `${words.due}: ${shortened(due.task)}`,
      description: [
        due.task,
        `${words.body}: ${due.body}`,
        `${words.role}: ${OBLIGATION_ROLE_NAMES[due.role][language]}`,
        `${words.plan}: ${due.plan}`,
      ].join('\n'),
      url: `${origin}/nhiem-vu/${due.obligation_id}`,
    });
  }
  for (const { plan_id, plan, due_on, total, done } of days.others) {
    calendar.createEvent({
      ...allDay(due_on),
      id: `${plan_id}-${due_on}@binh-dang`,
      summary: `${words.others}: ${shortened(plan)}`,
      description: words.counts(done, total),
      url: `${origin}/nhiem-vu?keHoach=${plan_id}&tuNgay=${due_on}&denNgay=${due_on}`,
    });
  }
  return calendar.toString();
}

function shortened(task: string): string {
  const line = task.replace(/\s+/g, ' ').trim();
  if (line.length <= 90) return line;
  const cut = line.lastIndexOf(' ', 88);
  return `${line.slice(0, cut > 40 ? cut : 88)}…`;
}
