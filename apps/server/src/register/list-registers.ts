import { register } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { type RawBuilder, sql } from 'kysely';
import { action } from '../platform/action.ts';
import { bodyRef } from '../work/index.ts';
import { currentDefinitions } from './definitions.ts';

/** Bodies for which the person enters records, by name, as a JSON array. */
export const writableBodies = (today: CivilDate): RawBuilder<register.WritableBody[]> => sql`(
  select coalesce(jsonb_agg(${bodyRef(sql`w.id`, today)} || jsonb_build_object('level', w.level)), '[]')
    from (select distinct b.id, b.level from unnest(writing_bodies()) as t(id) join body b on b.id = t.id) w)`;

/** All registers with how many records of each the person sees. */
export const registers = action(register.registers, {
  permission: 'register.read',
  async run({ tx, today }) {
    const definitions = await currentDefinitions(tx, today);
    const { rows } = await sql<{
      counts: { register: string; status: register.RecordStatus; n: number; mine: number }[];
      bodies: register.WritableBody[];
    }>`
      select ${writableBodies(today)} as bodies,
             (select coalesce(jsonb_agg(c), '[]') from (
                select r.register, r.status, count(*)::int as n,
                       (count(*) filter (where r.body_id = any ((select my_bodies())::uuid[])))::int as mine
                  from record r where not r.deleted group by 1, 2) c) as counts`.execute(tx);
    const counts = rows[0]?.counts ?? [];
    const items = definitions.map((one): register.Register => {
      const { definition } = one.rules;
      const own = counts.filter((count) => count.register === one.code);
      const of = (status: register.RecordStatus) => own.find((count) => count.status === status)?.n ?? 0;
      return {
        code: one.code,
        number: one.number,
        definitionId: one.id,
        name: definition.name,
        purpose: definition.purpose,
        group: definition.group,
        nature: definition.nature,
        sight: definition.sight,
        retired: one.retired,
        counts: {
          draft: of('draft'),
          submitted: of('submitted'),
          verified: of('verified'),
          returned: of('returned'),
        },
        mine: own.reduce((sum, { mine }) => sum + mine, 0),
      };
    });
    items.sort((a, b) => a.name.vi.localeCompare(b.name.vi, 'vi'));
    return { items, writableBodies: rows[0]?.bodies ?? [] };
  },
});
