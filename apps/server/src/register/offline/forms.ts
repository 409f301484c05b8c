import { register } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { AXES } from '../axes.ts';
import { currentDefinitions, definitionsById } from '../definitions.ts';
import { writableBodies } from '../list-registers.ts';
import { type Versions, versionsJson } from '../read-register.ts';

/** Definitions that the records kept in a browser are written on: see recent-records.ts. */
const writtenOn = sql`(
  select coalesce(jsonb_agg(distinct l.definition_id), '[]')
    from (select r.definition_id from record r
           where r.body_id = any ((select writing_bodies())::uuid[]) and r.sight <> 'restricted' and not r.deleted
           order by r.recorded_at desc, r.id desc limit 200) l)`;

/**
 * What a browser keeps so that the person can enter without a connection: the forms in force, and the earlier ones that
 * recent records are written on. A definition never changes, so what the browser has is not sent again.
 */
export const forms = action(register.forms, {
  permission: 'register.read',
  async run({ tx, query, today }) {
    const current = await currentDefinitions(tx, today);
    const { rows } = await sql<{
      used: string[];
      bodies: register.WritableBody[];
      versions: Record<string, Versions> | null;
    }>`
      select ${writtenOn} as used, ${writableBodies(today)} as bodies,
             (select jsonb_object_agg(c.code, ${versionsJson(sql`c.code`)})
                from (select distinct code from register_definition) c) as versions`.execute(tx);
    const { used = [], bodies = [], versions } = rows[0] ?? {};
    const inForce = new Set(current.map(({ id }) => id));
    const earlier = await definitionsById(
      tx,
      used.filter((id) => !inForce.has(id)),
    );
    const have = new Set(query.have);
    return {
      items: [...current, ...earlier.values()].map(({ id, code, number, retired, rules }) => ({
        code,
        number,
        definitionId: id,
        definition: have.has(id) ? null : rules.definition,
        inForce: inForce.has(id),
        retired,
        versions: versions?.[code] ?? [],
      })),
      axes: [...AXES.values()],
      writableBodies: bodies,
    };
  },
});
