/** Reminders of reports: so many days before the last day as the duty says, on the day after it, and then on Mondays. */
import { addDays, type CivilDate, formatDate, weekday } from '@binhdang/domain';
import { reminderDays } from '@binhdang/domain/regime';
import { sql } from 'kysely';
import type { MailTemplate } from '../../platform/mail.ts';
import { type Reminding, remindAsWorker } from '../../platform/remind.ts';
import type { Services } from '../../platform/services.ts';
import { reportStandings, type Standing } from './standings.ts';

const REMIND = 'report.remind';
/** The longest that a duty reminds ahead, and how long a missing report is asked for. */
const AHEAD_DAYS = 60;
const BACK_DAYS = 180;
/** Reports asked for once are reminded of so many days before. */
const BEFORE_REQUESTED = [7, 2];

export const mailTemplates: Readonly<Record<string, MailTemplate>> = {
  'report.dueSoon': {
    subject: {
      vi: '[Bình Đẳng] Sắp đến hạn: {report}, {period}',
      en: '[Bình Đẳng] Due soon: {report}, {period}',
    },
    lines: [
      { vi: '{body} cần gửi báo cáo trước hết ngày {due}.', en: '{body} is to send the report by {due}.' },
    ],
    path: '/bao-cao',
  },
  'report.overdue': {
    subject: { vi: '[Bình Đẳng] Quá hạn: {report}, {period}', en: '[Bình Đẳng] Overdue: {report}, {period}' },
    lines: [
      {
        vi: 'Hạn gửi của {body} là ngày {due}, báo cáo chưa được gửi.',
        en: '{body} was to send it by {due}; it has not come.',
      },
    ],
    path: '/bao-cao',
  },
};

export function registerReportReminders(services: Services): void {
  services.jobs.everyDay(REMIND, '10 7 * * *', async () => {
    const told = await remindOfReports(services, services.clock.today());
    services.log.info({ told }, 'reminders of reports');
  });
}

/** What is to be said of a report today, if anything. */
export function reminderOf(
  standing: Standing,
  today: CivilDate,
): 'report.dueSoon' | 'report.overdue' | undefined {
  const { dueOn, duty, timeliness } = standing;
  if (timeliness === 'overdue')
    return addDays(dueOn, 1) === today || weekday(today) === 1 ? 'report.overdue' : undefined;
  if (timeliness !== 'due_soon' && timeliness !== 'open') return undefined;
  const before = duty?.definition.remindDaysBefore ?? BEFORE_REQUESTED;
  return reminderDays({ remindDaysBefore: [...before] }, dueOn).includes(today)
    ? 'report.dueSoon'
    : undefined;
}

/**
 * Tells the officers of every body that owes a report, once a day. Of the issuer's report those of the lead body.
 * @returns how many were told
 */
export function remindOfReports(services: Reminding, today: CivilDate): Promise<number> {
  return remindAsWorker(services, async (tx) => {
    const standings = await reportStandings(tx, {
      from: addDays(today, -BACK_DAYS),
      to: addDays(today, AHEAD_DAYS),
      today,
    });
    const due = standings.flatMap((one) => {
      const kind = reminderOf(one, today);
      if (kind === undefined) return [];
      const { bodyId, name, periodName, dueOn, series, period } = one;
      return [
        {
          kind,
          bodyId,
          report: name.vi,
          period: periodName.vi,
          due: formatDate(dueOn),
          key: `${series}|${period}`,
        },
      ];
    });
    const { rows } = await sql<{ id: string }>`
      with due as (
        select * from jsonb_to_recordset(${JSON.stringify(due)}::jsonb)
          d(kind text, "bodyId" uuid, report text, period text, due text, key text)),
      told as (
        select distinct d.*, u.id as user_id from due d
          cross join lateral unnest(reporters_of(d."bodyId")) w(id)
          join role_grant g on g.body_id = w.id and g.role in ('focal_officer', 'lead_officer')
                           and g.valid_from <= ${today}::date and (g.valid_to is null or g.valid_to > ${today}::date)
          join app_user u on u.id = g.user_id and u.active)
      insert into notification (id, user_id, kind, object_kind, object_id, detail)
      select gen_random_uuid(), t.user_id, t.kind, 'report', t."bodyId",
             jsonb_build_object('report', t.report, 'period', t.period, 'due', t.due, 'key', t.key, 'on', ${today}::text,
               'body', (select n.name from body_name n where n.body_id = t."bodyId"
                         order by (n.valid_from <= ${today}::date) desc, abs(n.valid_from - ${today}::date) limit 1))
        from told t
       where not exists (select 1 from notification n where n.user_id = t.user_id and n.kind = t.kind and n.object_id = t."bodyId"
                            and n.detail ->> 'on' = ${today}::text and n.detail ->> 'key' = t.key)
      returning id`.execute(tx);
    return rows.map(({ id }) => id);
  });
}
