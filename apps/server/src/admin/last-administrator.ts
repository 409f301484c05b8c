/** Somebody must always be able to run the system. */
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';

/**
 * Called before a change that may take an administrator away, so that two who take each other's right at once are
 * dealt with one after the other.
 */
export async function lockAdministrators(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(7202204)`.execute(tx);
}

/** Refuses the change if, as it now stands, no active account is administrator from the day on without an end. */
export async function checkAdministratorRemains(tx: Transaction, on: CivilDate): Promise<void> {
  const { rows } = await sql<{ remains: boolean }>`
    select exists (select 1 from role_grant g join app_user u on u.id = g.user_id
                    where g.role = 'administrator' and u.active
                      and g.valid_from <= ${on}::date and g.valid_to is null) as remains`.execute(tx);
  if (rows[0]?.remains) return;
  refuse('wrong-state', {
    detail: {
      vi: 'Không được: hệ thống sẽ không còn quản trị viên nào. Hãy giao vai trò quản trị (không thời hạn) cho người khác trước.',
      en: 'Not possible: nobody would be left to administer the system. First make somebody else administrator without an end date.',
    },
  });
}
