/** Facts and monthly sums are what the records count, after any history; and totals say so to whoever may know. */
import { register } from '@binhdang/contract';
import { RegisterDefinition } from '@binhdang/domain/register';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { checkFacts } from './check-facts.ts';
import { loadRegisters, readDefinitions } from './load-definitions.ts';
import { COMPLAINT, entered, judge, loudspeakerItem, see, type Values } from './record.fixture.ts';

/** Each takes some fifty requests; an address is slowed down after 3,000 a minute. */
const RUNS = Math.min(Math.ceil(Number(process.env['PROPERTY_RUNS'] ?? 60) / 5), 50);

let system: System;
let tuPhap: Person;
let vuThu: Person;
let lead: Person;
beforeAll(async () => {
  system = await openSystem();
  await insertPublishedPlan(system.owner);
  [tuPhap, vuThu, lead] = (await Promise.all(
    (['so-tu-phap', 'huyen-vu-thu', 'lead'] as const).map((login) => system.person(login)),
  )) as [Person, Person, Person];
});
afterAll(() => system.close());

const totals = async (person: Person, query: Record<string, unknown>) =>
  (await person.call(register.totals, { query: query as never })).items;

// ---------------------------------------------------------------- any history
type Step =
  | { readonly do: 'enter'; readonly at: number; readonly values: Values; readonly submit: boolean }
  | { readonly do: 'change'; readonly which: number; readonly values: Values; readonly submit: boolean }
  | { readonly do: 'submit' | 'delete' | 'verify' | 'return'; readonly which: number }
  | { readonly do: 'redefine' };

const values: fc.Arbitrary<Values> = fc.record({
  kind: fc.constantFrom('news', 'article'),
  subject: fc.constantFrom('women', 'law'),
  first_on: fc.constantFrom('2022-01-31', '2022-02-01', '2022-03-08'),
  times: fc.integer({ min: 1, max: 5 }),
  minutes: fc.constantFrom(undefined, 0.7, 1.1, 7.5),
});
const which = fc.nat(20);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('enter'), at: fc.nat(1), values, submit: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('change'), which, values, submit: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('submit', 'delete', 'verify', 'verify', 'return'), which }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('redefine') }) },
) as fc.Arbitrary<Step>;

const NEWS: Values = { kind: 'news', subject: 'women', first_on: '2022-02-01', times: 2, minutes: 1.1 };
const submitted: Step = { do: 'enter', at: 0, values: NEWS, submit: true };
/** Ends with a record in every state, whatever the random ones reach. */
const EVERY_STATE: Step[] = [
  submitted,
  submitted,
  submitted,
  submitted,
  { do: 'enter', at: 1, values: NEWS, submit: false },
  { do: 'redefine' },
  { do: 'verify', which: 0 },
  { do: 'return', which: 1 },
  { do: 'delete', which: 2 },
];

/** What came before: records of this history, with the person who wrote each. */
interface Made {
  readonly id: string;
  readonly by: Person;
}

/** A step that the state does not allow is refused and must change nothing; both kinds are wanted. */
async function take(one: Step, made: Made[]): Promise<void> {
  if (one.do === 'redefine') return redefine();
  if (one.do === 'enter') {
    const by = one.at === 0 ? tuPhap : vuThu;
    const { id } = await entered(by, await loudspeakerItem(system, one.values), { submit: one.submit });
    made.push({ id, by });
    return;
  }
  const target = made[one.which % Math.max(made.length, 1)];
  if (!target) return;
  const { version } = await see(target.by, target.id);
  const at = { params: { recordId: target.id } };
  const reason = 'Theo lịch sử';
  if (one.do === 'change')
    await target.by.ask(register.changeRecord, {
      ...at,
      body: { version, values: await loudspeakerItem(system, one.values), submit: one.submit, reason },
    });
  else if (one.do === 'submit') await target.by.ask(register.submitRecord, { ...at, body: { version } });
  else if (one.do === 'delete')
    await target.by.ask(register.deleteRecord, { ...at, body: { version, reason } });
  else await judge(lead, [{ recordId: target.id, version }], one.do === 'verify' ? 'verified' : 'returned');
}

let number = 1;
/** The next version counts each item once more under another name; records written before know nothing of it. */
async function redefine(): Promise<void> {
  const definition = readDefinitions().find(({ code }) => code === 'loudspeaker-item') as RegisterDefinition;
  number += 1;
  const extra = {
    code: `extra_${number}`,
    name: { vi: 'Thêm', en: 'Extra' },
    unit: { vi: 'tin', en: 'items' },
    kind: 'flow' as const,
    value: { from: 'record' as const },
  };
  await system.owner.query(`select set_config('app.action', 'test.redefine', false)`);
  await system.owner.query(
    `insert into register_definition (id, code, number, definition, origin, applies_from)
     values (gen_random_uuid(), $1, $2, $3, 'administrator', '2022-01-01')`,
    [
      definition.code,
      number,
      JSON.stringify(
        RegisterDefinition.parse({
          ...definition,
          version: number,
          measures: [...definition.measures, extra],
        }),
      ),
    ],
  );
}

describe('facts', () => {
  test('are what the records count after any history of entering, correcting, judging, deleting and redefining', async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
        const made: Made[] = [];
        for (const one of steps) await take(one, made);
        for (const { id, by } of made) {
          const { status, deleted } = await see(by, id);
          reached.add(deleted ? 'deleted' : status);
        }
        const report = await checkFacts(system.owner);
        expect(report.wrong).toEqual([]);
      }),
      { numRuns: RUNS, examples: [[EVERY_STATE]] },
    );
    expect([...reached].sort()).toEqual(['deleted', 'draft', 'returned', 'submitted', 'verified']);
    expect(number).toBeGreaterThan(1);
  }, 120_000);

  test('sent at once by many stay exact, and nobody waits for ever', async () => {
    const values: Values[] = [];
    for (let n = 0; n < 24; n++) values.push(await loudspeakerItem(system, { minutes: 0.7 }));
    await Promise.all(
      values.map(async (one, n) => {
        const by = n % 2 === 0 ? tuPhap : vuThu;
        const { id } = await entered(by, one);
        if (n % 3 === 0) await judge(lead, [{ recordId: id, version: 1 }]);
      }),
    );
    expect((await checkFacts(system.owner)).wrong).toEqual([]);
  });

  test('that are not what the records count are told: a fact altered, a fact added, a sum altered', async () => {
    const { id } = await entered(tuPhap, await loudspeakerItem(system));
    for (const [change, told] of [
      [
        `update fact set value = value + 1 where record_id = '${id}' and measure = 'loudspeaker_items'`,
        /missing/,
      ],
      [`delete from fact where record_id = '${id}' and measure = 'loudspeaker_items'`, /missing/],
      [
        `insert into fact (record_id, register, sight, body_id, measure, day, breakdown, breakdown_key, value, verified)
         select record_id, register, sight, body_id, measure, day, breakdown, breakdown_key, value, verified
           from fact where record_id = '${id}'`,
        /record/,
      ],
      [`update fact_month set value = value + 1 where measure = 'loudspeaker_items'`, /sum of/],
      [`delete from fact_month where measure = 'loudspeaker_items'`, /sum of/],
    ] as const) {
      await system.owner.query(change);
      const { wrong } = await checkFacts(system.owner);
      expect(wrong.join('\n')).toMatch(told);
      await system.owner.query('begin');
      await restore(id);
      await system.owner.query('commit');
    }
    expect((await checkFacts(system.owner)).wrong).toEqual([]);
  });
});

/** Puts facts of the record and all sums right again, by other means than those under test. */
async function restore(id: string): Promise<void> {
  await system.owner.query(`delete from fact where record_id = $1`, [id]);
  for (const [measure, value, breakdown, key] of [
    ['loudspeaker_items', 1, { kind: 'article', subject: 'women' }, 'kind=article,subject=women'],
    ['loudspeaker_broadcasts', 4, { subject: 'women' }, 'subject=women'],
    ['loudspeaker_minutes', 30, { subject: 'women' }, 'subject=women'],
    ...Array.from({ length: number - 1 }, (_, n) => [`extra_${n + 2}`, 1, {}, ''] as const).slice(-1),
  ] as const)
    await system.owner.query(
      `insert into fact (record_id, register, sight, body_id, measure, day, breakdown, breakdown_key, value, verified)
       select id, register, sight, body_id, $2, day, $4, $5, $3, false from record where id = $1`,
      [id, measure, value, JSON.stringify(breakdown), key],
    );
  await system.owner.query('delete from fact_month');
  await system.owner.query(`insert into fact_month (body_id, month, measure, breakdown_key, verified, sight, value)
    select body_id, date_trunc('month', day)::date, measure, breakdown_key, verified, sight, sum(value) from fact
     group by 1, 2, 3, 4, 5, 6`);
}

// ---------------------------------------------------------------- totals
describe('totals', () => {
  test('by month, body and choice, of what one sees, and from a number to its records', async () => {
    const [hoi, unseen] = [await system.person('hoi-lhpn'), await system.person('so-xay-dung')];
    const enter = async (person: Person, change: Values) =>
      (await entered(person, await loudspeakerItem(system, change))).id;
    const march = await enter(hoi, { first_on: '2022-03-01', times: 2, subject: 'law' });
    await enter(hoi, { first_on: '2022-03-31', times: 3 });
    const april = await enter(hoi, { first_on: '2022-04-01', times: 10 });
    await enter(unseen, { first_on: '2022-03-05', times: 100 });
    await judge(lead, [{ recordId: april, version: 1 }]);
    const of = (person: Person, query: Record<string, unknown>) =>
      totals(person, { measure: ['loudspeaker_broadcasts'], bodyId: [hoi.bodyId, unseen.bodyId], ...query });
    const pick = (items: Awaited<ReturnType<typeof totals>>) =>
      items.map(({ month, body, breakdown, value, verifiedValue }) => [
        month,
        body?.name ?? null,
        breakdown,
        value,
        verifiedValue,
      ]);
    expect(pick(await of(lead, {}))).toEqual([[null, null, {}, 15, 10]]);
    expect(pick(await of(lead, { by: ['month'] }))).toEqual([
      ['2022-03-01', null, {}, 5, 0],
      ['2022-04-01', null, {}, 10, 10],
    ]);
    expect(pick(await of(lead, { by: ['choice'], to: '2022-03-15' }))).toEqual([
      [null, null, { subject: 'law' }, 2, 0],
      [null, null, { subject: 'women' }, 3, 0],
    ]);
    expect((await of(lead, { by: ['body'] })).map(({ body, value }) => [body?.id, value])).toEqual([
      [hoi.bodyId, 15],
    ]);
    expect(pick(await of(lead, { verified: true }))).toEqual([[null, null, {}, 10, 10]]);
    // Each body its own; the issuer, above it in the tree, of both.
    expect(pick(await of(hoi, {}))).toEqual([[null, null, {}, 15, 10]]);
    expect(pick(await of(unseen, {}))).toEqual([[null, null, {}, 100, 0]]);
    expect(pick(await of(await system.person('leader'), {}))).toEqual([[null, null, {}, 115, 10]]);
    expect(await of(tuPhap, {})).toEqual([]);
    expect(await of(await system.person('admin'), {}).catch((error: Error) => error.message)).toMatch(
      /not-allowed/,
    );
    const behind = (query: Record<string, unknown>) =>
      lead.call(register.countedRecords, {
        query: {
          measure: 'loudspeaker_broadcasts',
          bodyId: [hoi.bodyId],
          to: '2022-03-02',
          ...query,
        } as never,
      });
    const all = await behind({});
    expect(all.items.map(({ value }) => value).sort()).toEqual([2, 3]);
    expect((await behind({ breakdown: 'subject=law' })).items).toMatchObject([
      { recordId: march, value: 2, verified: false, day: '2022-03-01', body: { id: hoi.bodyId } },
    ]);
    const first = await behind({ limit: 1 });
    const second = await behind({ limit: 1, after: first.next ?? '' });
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(second.next).toBeNull();
  });

  test('by branch are those of each body below with all that stands below it', async () => {
    const [tinh, vuThuId, xa] = await Promise.all([
      system.bodyId('ubnd-tinh'),
      system.bodyId('huyen-vu-thu'),
      system.bodyId('xa-12433'),
    ]);
    const { rows } = await system.owner.query<{ under: string }>(
      'select parent_id as under from body_edge where child_id = $1 and valid_to is null',
      [xa],
    );
    await entered(vuThu, await loudspeakerItem(system, { times: 50 }));
    const leader = await system.person('leader');
    const under = async (id: string, query: Record<string, unknown> = {}) =>
      (
        await totals(leader, { measure: ['loudspeaker_broadcasts'], bodyId: [id], by: ['branch'], ...query })
      ).map(({ body, value }) => [body?.id, value] as const);
    const whole = await totals(leader, { measure: ['loudspeaker_broadcasts'], bodyId: [tinh], below: true });
    const branches = await under(tinh);
    expect(branches.reduce((sum, [, value]) => sum + value, 0)).toBe(whole[0]?.value);
    const own = new Map(branches).get(vuThuId) ?? 0;
    expect(own).toBeGreaterThanOrEqual(50);
    expect(rows[0]?.under).toBeDefined();
    // A commune's numbers count for its district, and below the district for itself.
    await system.owner.query(`select set_config('app.action', 'test.sum', false)`);
    await system.owner.query(
      `insert into fact_month (body_id, month, measure, breakdown_key, verified, value)
       values ($1, '2022-03-01', 'loudspeaker_broadcasts', 'subject=women', true, 7)`,
      [xa],
    );
    const district = rows[0]?.under ?? '';
    const before = new Map(branches).get(district) ?? 0;
    expect(new Map(await under(tinh)).get(district)).toBe(before + 7);
    expect(new Map(await under(district)).get(xa)).toBe(7);
    // Seen by whoever oversees the body, and by nobody else.
    expect(
      await totals(tuPhap, { measure: ['loudspeaker_broadcasts'], bodyId: [district], by: ['branch'] }),
    ).toEqual([]);
    await system.owner.query(`delete from fact_month where body_id = $1`, [xa]);
    for (const query of [{ bodyId: [] }, { by: ['branch', 'body'] }])
      await expect(under(tinh, query)).rejects.toThrow(/invalid-input/);
  });

  test('of breakdowns stand beside the total and are never added to it', async () => {
    const values = {
      title: 'Hội thi Tìm hiểu Luật Bình đẳng giới',
      kind: 'contest',
      occasion: 'month_of_action',
      subject: 'law',
      level: 'district',
      starts_on: '2022-05-15',
      mode: 'in_person',
      audience: ['people'],
      participants: { '': 150, 'sex=female': 90, 'sex=male': 60 },
      entries: 30,
      prizes: 6,
    };
    await entered(tuPhap, values, { register: 'campaign-event' });
    const query = { measure: ['event_participants'] };
    expect((await totals(lead, query)).map(({ value }) => value)).toEqual([150]);
    const parts = await totals(lead, { ...query, by: ['axis'] });
    expect(parts.map(({ breakdown, value }) => [breakdown, value])).toEqual([
      [{}, 150],
      [{ sex: 'female' }, 90],
      [{ sex: 'male' }, 60],
    ]);
    const women = await lead.call(register.countedRecords, {
      query: { measure: 'event_participants', breakdown: 'sex=female' } as never,
    });
    expect(women.items.map(({ value }) => value)).toEqual([90]);
  });
});

describe('definitions of the catalog', () => {
  test('are loaded once; a file changed without a new number is refused with words, as is one that reinterprets', async () => {
    const definition = readDefinitions().find(({ code }) => code === 'complaint') as RegisterDefinition;
    await entered(tuPhap, COMPLAINT, { register: 'complaint' });
    expect(await loadRegisters(system.owner)).toBe(0);
    const renamed = { ...definition, name: { ...definition.name, vi: 'Tên khác' } };
    await expect(loadRegisters(system.owner, [renamed])).rejects.toThrow(
      `catalog/registers/${definition.code}.json was changed but still has version ${definition.version}`,
    );
    const emptied = { ...renamed, version: 2, measures: [], nature: 'state' as const };
    await expect(loadRegisters(system.owner, [emptied])).rejects.toThrow(/would reinterpret/);
    expect(await loadRegisters(system.owner, [{ ...renamed, version: 2 }])).toBe(1);
    const { rows } = await system.owner.query(
      'select number, applies_from from register_definition where code = $1 order by number',
      [definition.code],
    );
    expect(rows).toMatchObject([
      { number: 1, applies_from: '1900-01-01' },
      { number: 2, applies_from: '2022-06-15' },
    ]);
    expect(
      (await lead.call(register.register, { params: { register: definition.code }, query: {} })).number,
    ).toBe(2);
    const old = await lead.call(register.register, {
      params: { register: definition.code },
      query: { number: 1 },
    });
    expect(old).toMatchObject({ number: 1, definition: { name: definition.name } });
    // An older file than what is there (another server, not yet updated) changes nothing.
    expect(await loadRegisters(system.owner, [definition])).toBe(0);
  });

  test('that nothing was written on yet are replaced as they are', async () => {
    const award = readDefinitions().find(({ code }) => code === 'award') as RegisterDefinition;
    const renamed = { ...award, name: { ...award.name, vi: 'Tên khác' } };
    expect(await loadRegisters(system.owner, [renamed])).toBe(1);
    const { rows } = await system.owner.query(
      `select number, definition -> 'name' ->> 'vi' as name from register_definition where code = 'award'`,
    );
    expect(rows).toEqual([{ number: 1, name: 'Tên khác' }]);
    expect(await loadRegisters(system.owner, [award])).toBe(1);
  });
});
