import { type OutputOf, register } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { valuesSchema } from '@binhdang/domain/register';
import { type RawBuilder, sql } from 'kysely';
import { action } from '../platform/action.ts';
import { instantJson } from '../platform/instant-json.ts';
import type { Transaction } from '../platform/transaction.ts';
import { personRef } from '../work/index.ts';
import { AXES } from './axes.ts';
import { numberedDefinition } from './definitions.ts';
import { writableBodies } from './list-registers.ts';
import { findRegister, type RegisterSubject } from './subject.ts';

export type Versions = OutputOf<typeof register.register>['versions'];

/** All versions of a register, the latest first, as a JSON array. */
export const versionsJson = (code: RawBuilder<unknown>) => sql<Versions>`(
  select jsonb_agg(jsonb_build_object(
           'number', d.number, 'origin', d.origin, 'appliesFrom', d.applies_from, 'reason', d.reason,
           'madeBy', case when d.made_by is not null then ${personRef(sql`d.made_by`)} end,
           'madeAt', ${instantJson(sql`d.made_at`)})
           order by d.number desc)
    from register_definition d where d.code = ${code})`;

async function findVersion(
  tx: Transaction,
  code: string,
  number: number | undefined,
  today: CivilDate,
): Promise<RegisterSubject | undefined> {
  if (number === undefined) return findRegister(tx, code, today);
  const definition = await numberedDefinition(tx, code, number);
  return definition && { definition };
}

/** What a program needs to write records through the API. */
export const readValuesSchema = action(register.valuesSchema, {
  permission: 'register.read',
  subject: ({ tx, params, query, today }) => findVersion(tx, params.register, query.number, today),
  run: async (_, { definition }) => ({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...valuesSchema(definition.rules.definition, AXES),
  }),
});

/** A register as data, from which forms, lists and tables are made: today's version, or an earlier one. */
export const readRegister = action(register.register, {
  permission: 'register.read',
  subject: ({ tx, params, query, today }) => findVersion(tx, params.register, query.number, today),
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
