import { account, type OutputOf } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { ownAction } from '../platform/action.ts';
import type { Config } from '../platform/config.ts';
import { mailIsOn } from '../platform/mail.ts';
import type { Session, Transaction } from '../platform/transaction.ts';

export type Me = OutputOf<typeof account.me>;

/** Who is signed in, in which roles at which bodies (named as of today), and how much is unread. */
export async function loadMe(
  tx: Transaction,
  session: Session,
  today: CivilDate,
  config: Config,
): Promise<Me> {
  const { rows } = await sql<{
    body_id: string;
    name: string | null;
    short_name: string | null;
    unread: number;
    mail: boolean | null;
  }>`
    select b.id as body_id, n.name, n.short_name,
           (select count(*) from notification where user_id = ${session.userId} and read_at is null) as unread,
           (select case when email is not null then mail_notifications end
              from app_user where id = ${session.userId}) as mail
      from (select 1) one
      left join body b on b.id = any (${session.actor.grants.map((grant) => grant.bodyId)}::uuid[])
      left join lateral (select name, short_name from body_name where body_id = b.id and valid_from <= ${today}
                         order by valid_from desc limit 1) n on true`.execute(tx);
  const names = new Map(rows.map((row) => [row.body_id, row]));
  return {
    id: session.userId,
    login: session.login,
    fullName: session.fullName,
    locale: session.locale,
    mustChangePassword: session.mustChangePassword,
    roles: session.actor.grants.map(({ role, bodyId }) => ({
      role,
      body: {
        id: bodyId,
        name: names.get(bodyId)?.name ?? '',
        shortName: names.get(bodyId)?.short_name ?? null,
      },
    })),
    today,
    unread: rows[0]?.unread ?? 0,
    mailNotifications: mailIsOn(config) ? (rows[0]?.mail ?? null) : null,
  };
}

export const me = ownAction(account.me, ({ tx, session, today, services }) =>
  loadMe(tx, session, today, services.config),
);
