import { addDays, STANDINGS, standing, VERDICTS, WORK_STATES, type WorkFacts } from '@binhdang/domain';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSystem, type System } from '../../test/system.ts';
import { kyselyOver } from '../platform/database.ts';
import { standingAt, standingSql } from './standing-sql.ts';

let system: System;
beforeAll(async () => {
  system = await openSystem();
});
afterAll(() => system.close());

const TODAY = '2022-06-15';
const day = fc.integer({ min: -70, max: 70 }).map((offset) => addDays(TODAY, offset));
const facts: fc.Arbitrary<WorkFacts> = fc.record({
  state: fc.constantFrom(...WORK_STATES),
  verdict: fc.constantFrom(null, ...VERDICTS),
  doneOn: fc.option(day, { nil: null }),
  due: fc.option(day, { nil: null }),
  needsDate: fc.boolean(),
  runsFrom: day,
  lastMovementOn: fc.option(day, { nil: null }),
});

test('SQL and domain agree on where every work stands', async () => {
  const db = kyselyOver(system.services.pool);
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(facts, { minLength: 300, maxLength: 400 }), async (works) => {
      const rows = works.map((work, i) => ({
        i,
        state: work.state,
        verdict: work.verdict,
        done_on: work.doneOn,
        due: work.due,
        needs_date: work.needsDate,
        runs_from: work.runsFrom,
        moved_on: work.lastMovementOn,
      }));
      const found = await sql<{ standing: number }>`
        select ${standingSql(TODAY)} as standing
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (i int, state text, verdict text, done_on date,
               due date, needs_date boolean, runs_from date, moved_on date)
         order by i`.execute(db);
      const expected = works.map((work) => standing(work, TODAY));
      expect(found.rows.map((row) => standingAt(row.standing))).toEqual(expected);
      for (const one of expected) seen.add(one);
    }),
    { numRuns: 10 },
  );
  expect(seen).toEqual(new Set(STANDINGS));
});
