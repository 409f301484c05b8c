import { report } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { headsOf } from './head.ts';

const PAGE = 50;

/** Row-level security decides which reports there are for the person; the filter only narrows. */
export const reports = action(report.reports, {
  permission: 'work.read',
  async run({ tx, query, today }) {
    const waiting = {
      judging: sql`r.state = 'submitted' and r.receiver_body_id = any (writing_bodies())`,
      writing: sql`r.body_id = any (reporting_bodies()) and exists (select 1 from report_draft w where w.report_id = r.id)`,
      signing: sql`r.body_id = any (actor_bodies('leader')) and r.last_number > 0 and r.state <> 'returned'
        and exists (select 1 from report_version v where v.report_id = r.id and v.number = r.last_number and v.signed_off_at is null)`,
    } as const;
    const conditions = [
      sql`true`,
      ...(query.series === undefined ? [] : [sql`r.series = ${query.series}`]),
      ...(query.period === undefined ? [] : [sql`r.period = ${query.period}`]),
      ...(query.state.length === 0 ? [] : [sql`r.state = any (${query.state}::text[])`]),
      ...(query.bodyId.length === 0 ? [] : [sql`r.body_id = any (${query.bodyId}::uuid[])`]),
      ...(query.receiverId === undefined ? [] : [sql`r.receiver_body_id = ${query.receiverId}`]),
      ...(query.waiting === undefined ? [] : [waiting[query.waiting]]),
    ];
    const where = sql.join(conditions, sql` and `);
    const { rows } = await sql<{
      total: number;
    }>`select count(*)::int as total from report r where ${where}`.execute(tx);
    const page = sql`order by r.due_on desc, r.id limit ${PAGE} offset ${(query.page - 1) * PAGE}`;
    return { items: await headsOf(tx, where, today, page), total: rows[0]?.total ?? 0 };
  },
});
