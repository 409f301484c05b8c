/** Row-level security against an oracle: people × bodies × everything they might see, in worlds made at random. */
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSystem, type System } from '../../test/system.ts';
import { visibleTo, writableObligations } from '../../test/who-sees.ts';
import { KINDS, type Kind, type PlacedWorld, placeWorld, TODAY, world } from '../../test/world.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);

let system: System;
let owner: pg.Client;
let bodyIds: string[];
beforeAll(async () => {
  system = await openSystem({ today: TODAY });
  owner = system.owner as pg.Client;
  bodyIds = [];
  for (const key of ['ubnd-tinh', 'so-ldtbxh', 'so-tu-phap', 'huyen-vu-thu'])
    bodyIds.push(await system.bodyId(key));
});
afterAll(() => system.close());

/** Runs something as the person, the way a request does, and then is the owner again. */
async function as<T>(placed: PlacedWorld, person: number, run: () => Promise<T>): Promise<T> {
  await owner.query('savepoint person');
  try {
    await owner.query('set local role binhdang_app');
    const opened = await owner.query('select * from open_session($1, $2, $3)', [
      placed.tokens[person],
      'test.look',
      '00000000-0000-7000-8000-000000000000',
    ]);
    expect(opened.rowCount).toBe(1);
    return await run();
  } finally {
    await owner.query('rollback to savepoint person');
  }
}

async function placesSeen(placed: PlacedWorld, kind: Kind): Promise<number[]> {
  const { rows } = await owner.query<{ id: string }>(`select id from ${kind} where id = any ($1::uuid[])`, [
    placed.ids[kind],
  ]);
  return rows.map(({ id }) => placed.ids[kind].indexOf(id)).sort((a, b) => a - b);
}

/** Each world lives in a transaction that is taken back. */
const inWorlds = (check: (placed: PlacedWorld) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(world, async (made) => {
      await owner.query('begin');
      try {
        await check(await placeWorld(owner, made, bodyIds));
      } finally {
        await owner.query('rollback');
      }
    }),
    { numRuns: RUNS },
  );

describe('in any world', () => {
  test('everybody sees exactly what the rules show them', async () => {
    const seen = new Map<Kind, { shown: number; hidden: number }>();
    await inWorlds(async (placed) => {
      for (let person = 0; person < placed.world.people; person++) {
        await as(placed, person, async () => {
          for (const kind of KINDS) {
            const places = await placesSeen(placed, kind);
            expect({ kind, person, places }).toEqual({
              kind,
              person,
              places: visibleTo(placed.world, person, kind),
            });
            const count = seen.get(kind) ?? { shown: 0, hidden: 0 };
            count.shown += places.length;
            count.hidden += placed.ids[kind].length - places.length;
            seen.set(kind, count);
          }
        });
      }
    });
    // A property that never shows or never hides anything proves nothing.
    for (const [kind, { shown, hidden }] of seen) {
      expect({ kind, some: shown > 0 && hidden > 0 }).toEqual({ kind, some: true });
    }
  });

  test('everybody changes exactly the obligations they work on or run', async () => {
    await inWorlds(async (placed) => {
      for (let person = 0; person < placed.world.people; person++) {
        const changed = await as(placed, person, async () => {
          const { rows } = await owner.query<{ id: string }>(
            'update obligation set weight = 2 where id = any ($1::uuid[]) returning id',
            [placed.ids.obligation],
          );
          return rows.map(({ id }) => placed.ids.obligation.indexOf(id)).sort((a, b) => a - b);
        });
        expect(changed).toEqual(writableObligations(placed.world, person));
      }
    });
  });

  test('nobody moves an obligation to another body unless they run its plan', async () => {
    await inWorlds(async (placed) => {
      for (let person = 0; person < placed.world.people; person++) {
        for (const [at, one] of placed.world.obligations.entries()) {
          const runs = (body: number | undefined) =>
            placed.world.grants.some(
              (grant) =>
                grant.person === person &&
                grant.role === 'lead_officer' &&
                grant.body === body &&
                grant.from <= TODAY &&
                (grant.to === null || grant.to > TODAY),
            );
          const plan = placed.world.plans[one.plan];
          if (runs(plan?.lead) || runs(plan?.issuer)) continue;
          const target = placed.bodyIds[(one.body + 1) % placed.world.bodies];
          const moved = await as(placed, person, () =>
            owner
              .query('update obligation set body_id = $2 where id = $1 returning id', [
                placed.ids.obligation[at],
                target,
              ])
              .then(({ rowCount }) => rowCount ?? 0)
              .catch((error: { code?: string }) => (error.code === '42501' ? 0 : Promise.reject(error))),
          );
          // Somebody who writes for both bodies is refused nothing by the rows; the action offers no such move.
          const writesForTarget = placed.world.grants.some(
            (grant) => grant.person === person && placed.bodyIds[grant.body] === target,
          );
          if (!writesForTarget) expect(moved).toBe(0);
        }
      }
    });
  });
});
