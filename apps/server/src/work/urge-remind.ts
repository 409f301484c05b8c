/** What goes out by itself: each morning one digest of what is due, for each person who has something due. */
import type { CivilDate } from '@binhdang/domain';
import { addDays, weekday } from '@binhdang/domain';
import { sql } from 'kysely';
import type { MailTemplate } from '../platform/mail.ts';
import { type Reminding, remindAsWorker } from '../platform/remind.ts';
import type { Services } from '../platform/services.ts';

const REMIND = 'work.remind';

/** Kinds of notification of this room that also go out by mail. */
export const mailTemplates: Readonly<Record<string, MailTemplate>> = {
  'urge.sent': {
    subject: {
      vi: '[Bình Đẳng] Đôn đốc thực hiện nhiệm vụ theo Kế hoạch {plan}',
      en: '[Bình Đẳng] You are urged on under plan {plan}',
    },
    lines: [
      {
        vi: 'Cơ quan thường trực đôn đốc cơ quan bạn về {count} nhiệm vụ theo Kế hoạch {plan}.',
        en: 'The standing body urges your body about {count} obligation(s) under plan {plan}.',
      },
    ],
    path: '/don-doc',
  },
  'reminder.daily': {
    subject: {
      vi: '[Bình Đẳng] Nhắc việc ngày {day}',
      en: '[Bình Đẳng] What is due, {day}',
    },
    lines: [
      {
        vi: 'Nhiệm vụ quá hạn: {late}. Đến hạn ngày mai: {tomorrow}. Đến hạn sau 7 ngày: {week}.',
        en: 'Late: {late}. Due tomorrow: {tomorrow}. Due in 7 days: {week}.',
      },
    ],
    path: '/viec-cua-toi',
  },
};

export function registerReminders(services: Services): void {
  services.jobs.everyDay(REMIND, '0 7 * * *', async () => {
    const told = await remind(services, services.clock.today());
    services.log.info({ told }, 'reminders');
  });
}

/**
 * Tells each person once a day what is due in seven days, due tomorrow and late, but only on a day on which
 * something falls due or has just become late, and on Mondays while anything is late: a daily list of old things
 * is not read. Work that was handed to one person is that person's. Run twice on a day, it tells nobody twice.
 * @returns how many were told
 */
export function remind(services: Reminding, today: CivilDate): Promise<number> {
  return remindAsWorker(services, async (tx) => {
    const { rows } = await sql<{ id: string }>`with due as (
         select o.due_on, o.delegated_to, o.body_id
           from obligation o join plan p on p.id = o.plan_id and p.status = 'published'
          where o.published and not o.removed and o.state not in ('done', 'not_applicable')
            and (o.due_on < ${today}::date or o.due_on in (${today}::date + 1, ${today}::date + 7))),
       owed as (
         select u.id as user_id, d.due_on
           from due d join app_user u on u.active and (
                  u.id = d.delegated_to
                  or d.delegated_to is null and exists (
                       select 1 from role_grant g
                        where g.user_id = u.id and g.body_id = d.body_id and g.role in ('focal_officer', 'lead_officer')
                          and g.valid_from <= ${today}::date and (g.valid_to is null or g.valid_to > ${today}::date)))),
       digest as (
         select user_id, count(*) filter (where due_on < ${today}::date) as late,
                count(*) filter (where due_on = ${today}::date + 1) as tomorrow,
                count(*) filter (where due_on = ${today}::date + 7) as week
           from owed group by user_id
         having bool_or(due_on >= ${addDays(today, -1)}::date) or ${weekday(today) === 1})
       insert into notification (id, user_id, kind, object_kind, object_id, detail)
       select gen_random_uuid(), d.user_id, 'reminder.daily', 'app_user', d.user_id,
              jsonb_build_object('late', d.late, 'tomorrow', d.tomorrow, 'week', d.week, 'on', ${today}::text,
                                 'day', to_char(${today}::date, 'DD/MM/YYYY'))
         from digest d
        where not exists (select 1 from notification n where n.user_id = d.user_id and n.kind = 'reminder.daily'
                             and n.detail ->> 'on' = ${today}::text)
       returning id`.execute(tx);
    return rows.map(({ id }) => id);
  });
}
