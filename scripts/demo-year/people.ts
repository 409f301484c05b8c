/**
 * Accounts for everybody who works in the made-up year: a focal officer and a leader for each commune, district and
 * department. They bear the demo's shared password and names that nobody bears; those of the demo stay as they are.
 */
import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import { DEMO_PASSWORD } from '../../apps/server/src/account/load-demo-people.ts';
import { ARGON2 } from '../../apps/server/src/account/sign-in.ts';
import type { DemoBody } from './model.ts';
import { invented } from './names.ts';

/** Login of the officer who writes for a body: that of the demo where there is one. */
export const officerOf = ({ key }: DemoBody): string => key;
export const leaderOf = ({ key }: DemoBody): string => `${key}-lanh-dao`;

const SINCE = '2021-01-01';

/** As owner, in one transaction; those who are there already are left alone. @returns how many were made */
export async function makePeople(client: pg.ClientBase, bodies: readonly DemoBody[]): Promise<number> {
  const wanted = bodies.flatMap((body, index) => [
    {
      login: officerOf(body),
      name: invented(2 * index + 1),
      title: `Cán bộ đầu mối, ${body.name}`,
      role: 'focal_officer',
      bodyId: body.id,
    },
    {
      login: leaderOf(body),
      name: invented(2 * index + 2),
      title: `Lãnh đạo, ${body.name}`,
      role: 'leader',
      bodyId: body.id,
    },
  ]);
  // One hash for all: they share the password, and it is printed at start.
  const passwordHash = await hash(DEMO_PASSWORD, ARGON2);
  await client.query('begin');
  try {
    await client.query(`select set_config('app.action', 'system.loadDemoPeople', true)`);
    const { rowCount } = await client.query(
      `with wanted as (
         select gen_random_uuid() as id, w.* from jsonb_to_recordset($1::jsonb) as w(login text, name text, title text, role text, "bodyId" uuid)),
       made as (
         insert into app_user (id, login, email, full_name, job_title, password_hash, demo)
         select w.id, w.login, null, w.name, w.title, $2, true from wanted w
          where not exists (select 1 from app_user u where u.login = w.login)
         returning id)
       insert into role_grant (id, user_id, body_id, role, valid_from)
       select gen_random_uuid(), w.id, w."bodyId", w.role, $3 from wanted w join made m on m.id = w.id`,
      [JSON.stringify(wanted), passwordHash, SINCE],
    );
    await client.query('commit');
    return rowCount ?? 0;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
