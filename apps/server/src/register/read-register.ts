import { type OutputOf, register } from '@binhdang/contract';
import { type RawBuilder, sql } from 'kysely';
import { action } from '../platform/action.ts';
import { personRef } from '../work/index.ts';
import { AXES } from './axes.ts';
import { numberedDefinition } from './definitions.ts';
import { writableBodies } from './list-registers.ts';
import { findRegister } from './subject.ts';

export type Versions = OutputOf<typeof register.register>['versions'];

/** All versions of a register, the latest first, as a JSON array. */
export const versionsJson = (code: RawBuilder<unknown>) => sql<Versions>`(
  select jsonb_agg(jsonb_build_object(
           'number', d.number, 'origin', d.origin, 'appliesFrom', d.applies_from, 'reason', d.reason,
           'madeBy', case when d.made_by is not null then ${personRef(sql`d.made_by`)} end,
           'madeAt', to_char(d.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
           order by d.number desc)
    from register_definition d where d.code = ${code})`;

/** A register as data, from which forms, lists and tables are made: today's version, or an earlier one. */
export const readRegister = action(register.register, {
  permission: 'register.read',
  async subject({ tx, params, query, today }) {
    if (query.number === undefined) return findRegister(tx, params.register, today);
    const definition = await numberedDefinition(tx, params.register, query.number);
    return definition && { definition };
  },
  async run({ tx, today }, { definition }) {
    const { rows } = await sql<{ bodies: register.WritableBody[]; versions: Versions }>`
      select ${writableBodies(today)} as bodies,
             ${versionsJson(sql`${definition.code}`)} as versions`.execute(tx);
    return {
      code: definition.code,
      number: definition.number,
      definitionId: definition.id,
      definition: definition.rules.definition,
      axes: [...AXES.values()],
      retired: definition.retired,
      versions: rows[0]?.versions ?? [],
      writableBodies: rows[0]?.bodies ?? [],
    };
  },
});
