/** Whatever is sent to any register is kept, or refused by field: never a failure of the server. */
import { register } from '@binhdang/contract';
import { fieldsOf } from '@binhdang/domain/register';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { checkFacts } from './check-facts.ts';
import { readDefinitions } from './load-definitions.ts';
import { enter, see } from './record.fixture.ts';

/** Each takes up to three requests; an address is slowed down after 3,000 a minute. */
const RUNS = Math.min(Number(process.env['PROPERTY_RUNS'] ?? 60) * 3, 800);

let system: System;
let tuPhap: Person;
beforeAll(async () => {
  system = await openSystem();
  tuPhap = await system.person('so-tu-phap');
});
afterAll(() => system.close());

const DEFINITIONS = readDefinitions();
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    '',
    '2022-02-30',
    '2022-03-08',
    '99999-01-01',
    -1,
    1e300,
    'sex=female',
    { '': 3, 'sex=female': 9 },
    { kind: 'month', year: 2022, index: 13 },
    { kind: 'year', year: 2022, index: 1 },
    '0198a000-0000-7000-8000-00000000dead',
    ['0198a000-0000-7000-8000-00000000dead', 1, null],
    [[], {}, { on: {} }],
    'a'.repeat(6000),
    'nul \u0000 trong chữ',
    'nửa \ud800 chữ',
  ),
);
const entry = fc.constantFrom(...DEFINITIONS).chain((definition) =>
  fc.record({
    code: fc.constant(definition.code),
    submit: fc.boolean(),
    values: fc.dictionary(fc.constantFrom(...fieldsOf(definition).map(({ code }) => code)), odd, {
      maxKeys: 8,
    }),
  }),
);

test('any values of any register', async () => {
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(entry, async ({ code, submit, values }) => {
      const answer = await enter(tuPhap, values, { register: code, submit });
      statuses.add(answer.status);
      expect([200, 422]).toContain(answer.status);
      if (answer.status === 422) {
        for (const { path } of answer.problem?.errors ?? []) expect(path).toMatch(/^values(\.|$)/);
        return;
      }
      const { id } = answer.output;
      expect((await see(tuPhap, id)).id).toBe(id);
      const sent = await tuPhap.ask(register.submitRecord, {
        params: { recordId: id },
        body: { version: 1 },
      });
      expect([200, 409, 422]).toContain(sent.status);
    }),
    { numRuns: RUNS },
  );
  expect([...statuses].sort()).toEqual([200, 422]);
  expect((await checkFacts(system.owner)).wrong).toEqual([]);
});
