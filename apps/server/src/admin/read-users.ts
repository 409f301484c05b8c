import { admin } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';
import { action } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';

interface Row {
  id: string;
  login: string;
  full_name: string;
  job_title: string | null;
  email: string | null;
  active: boolean;
  demo: boolean;
  must_change_password: boolean;
  created_at: Date;
  version: number;
  sessions: number;
  last_seen_at: Date | null;
  grants: admin.UserGrant[];
  total: number;
}

/** Accounts with their roles; search over name, login, title and bodies, marks ignored. */
export const users = action(admin.users, {
  permission: 'user.manage',
  run: async ({ tx, query, today }) => {
    const words = (query.q ?? '').normalize('NFC').split(/\s+/).filter(Boolean).slice(0, 12);
    const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
    const searched = sql`fold(concat_ws(' ', u.full_name, u.login, u.job_title,
      (select string_agg(n.name, ' ') from role_grant g join body_name n on n.body_id = g.body_id where g.user_id = u.id)))`;
    const where = sql`
      ${patterns.length > 0 ? sql`${searched} like all (select fold(p) from unnest(${patterns}::text[]) p)` : sql`true`}
      and ${query.active === undefined ? sql`true` : sql`u.active = ${query.active}`}
      and ${
        query.role
          ? sql`exists (select 1 from role_grant g where g.user_id = u.id and g.role = ${query.role}
                          and (g.valid_to is null or g.valid_to > ${today}::date))`
          : sql`true`
      }`;
    const rows = await loadUsers(tx, where, today, sql`offset ${query.offset} limit ${query.limit}`);
    return { total: rows[0]?.total ?? 0, items: rows.map(shown) };
  },
});

export const user = action(admin.user, {
  permission: 'user.manage',
  run: async ({ tx, params, today }) =>
    shown(found((await loadUsers(tx, sql`u.id = ${params.userId}`, today, sql``))[0])),
});

async function loadUsers(
  tx: Transaction,
  where: RawBuilder<unknown>,
  today: CivilDate,
  page: RawBuilder<unknown>,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select u.id, u.login, u.full_name, u.job_title, u.email, u.active, u.demo, u.must_change_password, u.created_at,
           u.version, coalesce(s.sessions, 0) as sessions, s.last_seen_at, count(*) over () as total,
           (select coalesce(jsonb_agg(jsonb_build_object(
                'id', g.id, 'role', g.role, 'validFrom', g.valid_from, 'validTo', g.valid_to, 'version', g.version,
                'holds', g.valid_from <= ${today}::date and (g.valid_to is null or g.valid_to > ${today}::date),
                'body', jsonb_build_object('id', g.body_id, 'name', n.name, 'shortName', n.short_name))
              order by g.valid_to is not null, g.valid_from desc, g.id), '[]')
              from role_grant g
              join lateral (select name, short_name from body_name where body_id = g.body_id
                             order by (valid_from <= ${today}::date) desc, abs(valid_from - ${today}::date) limit 1) n on true
             where g.user_id = u.id) as grants
      from app_user u left join session_overview() s on s.user_id = u.id
     where ${where}
     order by u.full_name collate vietnamese, u.login ${page}`.execute(tx);
  return rows;
}

const shown = (row: Row): admin.User => ({
  id: row.id,
  login: row.login,
  fullName: row.full_name,
  jobTitle: row.job_title,
  email: row.email,
  active: row.active,
  demo: row.demo,
  mustChangePassword: row.must_change_password,
  createdAt: row.created_at.toISOString(),
  version: row.version,
  sessions: row.sessions,
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  grants: row.grants,
});
