/** Invented people with one shared password, for trying the system out; never in production. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SeedPeople } from '@binhdang/domain';
import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { ARGON2 } from './sign-in.ts';

/** Printed at start in demo mode. */
export const DEMO_PASSWORD = 'binh-dang-2022';

export function readDemoPeople(province: string): SeedPeople['people'] {
  const file = join(import.meta.dirname, '../../../../data', province, 'demo-people.json');
  return SeedPeople.parse(JSON.parse(readFileSync(file, 'utf8'))).people;
}

/** As owner, in one transaction; does nothing when there are people already. @returns whether it loaded */
export async function loadDemoPeople(client: pg.ClientBase, province: string): Promise<boolean> {
  const { rows } = await client.query<{ any: boolean }>('select exists (select 1 from app_user) as any');
  if (rows[0]?.any) return false;
  const passwordHash = await hash(DEMO_PASSWORD, ARGON2);
  await client.query('begin');
  try {
    await client.query(`select set_config('app.action', 'system.loadDemoPeople', true)`);
    for (const person of readDemoPeople(province)) {
      const id = uuid();
      await client.query(
        `insert into app_user (id, login, email, full_name, job_title, password_hash, demo) values ($1, $2, $3, $4, $5, $6, true)`,
        [id, person.login, person.email, person.fullName, person.title, passwordHash],
      );
      await client.query(
        `insert into role_grant (id, user_id, body_id, role, valid_from, valid_to)
         select gen_random_uuid(), $1, b.id, r.role, r."validFrom", r."validTo"
           from jsonb_to_recordset($2::jsonb) as r(role text, body text, "validFrom" date, "validTo" date)
           join body b on b.key = r.body`,
        [id, JSON.stringify(person.roles)],
      );
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  return true;
}
