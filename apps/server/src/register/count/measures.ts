import { register } from '@binhdang/contract';
import { compareVietnamese } from '@binhdang/domain';
import { sql } from 'kysely';
import { bodyRefs } from '../../org/index.ts';
import { action } from '../../platform/action.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { type KnownMeasure, knownMeasures } from './known-measures.ts';

const LEVELS: readonly register.CountedBody['level'][] = ['central', 'province', 'district', 'commune'];

/** All that can be counted, in words, and of whom: what the page of figures needs before it asks for any. */
export const measures = action(register.measures, {
  permission: 'work.read',
  async run({ tx, today }) {
    const known = [...(await knownMeasures(tx, today)).values()];
    const counted = await countedOf(
      tx,
      known.filter(({ current }) => !current).map(({ measure }) => measure.code),
    );
    const items = known.filter(({ current, measure }) => current || counted.has(measure.code)).map(itemOf);
    const registers = new Map(known.map(({ definition }) => [definition.code, definition]));
    const { rows } = await sql<{ id: string; level: register.CountedBody['level']; mine: boolean }>`
      select b.id, b.level, b.id = any ((select my_bodies())::uuid[]) as mine from body b
       where b.id in (select unnest(my_bodies()) union select o.id from overseen_bodies() o(id))`.execute(tx);
    const refs = await bodyRefs(
      tx,
      rows.map(({ id }) => id),
      today,
    );
    const bodies = rows.flatMap((row) => {
      const ref = refs.get(row.id);
      return ref === undefined ? [] : [{ ...ref, ...row }];
    });
    bodies.sort(
      (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || compareVietnamese(a.name, b.name),
    );
    return {
      registers: [...registers.values()]
        .filter(({ code }) => items.some((item) => item.register === code))
        .map(({ code, name, group }) => ({ code, name, group })),
      items,
      bodies,
    };
  },
});

/** Those of the measures of which there are sums that the person sees. */
async function countedOf(tx: Transaction, codes: readonly string[]): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const { rows } = await sql<{ code: string }>`
    select c.code from unnest(${codes}::text[]) c(code)
     where exists (select 1 from fact_month m where m.measure = c.code)`.execute(tx);
  return new Set(rows.map(({ code }) => code));
}

const itemOf = ({
  measure,
  definition,
  current,
  dimensions,
  crossings,
}: KnownMeasure): register.CountedMeasure => ({
  code: measure.code,
  name: measure.name,
  unit: measure.unit,
  kind: measure.kind,
  register: definition.code,
  sight: definition.sight,
  current,
  dimensions: dimensions.map((dimension) => ({ ...dimension, categories: [...dimension.categories] })),
  crossings: crossings.map((set) => [...set]),
});
