/** A further role for somebody in a test, from the beginning of the plan's year. */
import type { Role } from '@binhdang/domain';
import type { Person, System } from './system.ts';

export async function grant(system: System, person: Person, role: Role, bodyId: string): Promise<void> {
  await system.owner.query('begin');
  await system.owner.query(`select set_config('app.action', 'test.grant', true)`);
  await system.owner.query(
    `insert into role_grant (id, user_id, body_id, role, valid_from)
     values (gen_random_uuid(), $1, $2, $3, '2022-01-01')`,
    [person.id, bodyId, role],
  );
  await system.owner.query('commit');
}
