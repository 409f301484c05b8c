/**
 * Whoever oversees bodies asks everything that can be asked about confidential registers, and must not learn of a few.
 * The attacker knows the answers and how they are made, and takes them from each other in every way that is a sum.
 */
import { register } from '@binhdang/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grant } from '../../../test/grant.ts';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { COMPLAINT, entered, judge } from '../record.fixture.ts';
import { derivableFrom } from './derivable.fixture.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 60);

let system: System;
let leader: Person;
let tuPhap: Person;
let bodyIds: string[];
beforeAll(async () => {
  system = await openSystem();
  await insertPublishedPlan(system.owner);
  leader = await system.person('leader');
  tuPhap = await system.person('so-tu-phap');
  bodyIds = [];
  for (const key of ['so-tu-phap', 'so-xay-dung', 'huyen-vu-thu', 'xa-12433', 'ubnd-tinh'])
    bodyIds.push(await system.bodyId(key));
});
afterAll(() => system.close());

// ---------------------------------------------------------------- a world
/** Complaints alike in everything that an answer could tell apart. */
interface Atom {
  /** Index of the body; the last is the attacker's own. */
  readonly body: number;
  readonly month: '2022-03' | '2022-04' | '2021-12';
  readonly verified: boolean;
  readonly kind: 'complaint' | 'denunciation';
  readonly sex: 'female' | 'male' | null;
  readonly settled: 'not' | 'late' | 'in_time';
  readonly count: number;
}
const OWN = 4;
const LEVELS = ['province', 'province', 'district', 'commune', 'province'];

const atom: fc.Arbitrary<Atom> = fc.record({
  body: fc.nat(4),
  month: fc.constantFrom('2022-03', '2022-04', '2021-12'),
  verified: fc.boolean().map((no) => !no),
  kind: fc.constantFrom('complaint', 'denunciation'),
  sex: fc.constantFrom('female', 'female', 'male', null),
  settled: fc.constantFrom('not', 'in_time', 'in_time', 'late'),
  count: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 12 })),
});
const world = fc.uniqueArray(atom, {
  minLength: 1,
  maxLength: 9,
  selector: ({ count: _, ...what }) => JSON.stringify(what),
});

/** Worlds in which one more number would be one too many. */
const ALIKE = { body: 0, month: '2022-03', verified: true, kind: 'complaint', sex: 'female' } as const;
const TEMPTING: [Atom[]][] = [
  // Two complaints settled late: 12 settled, 10 in time. Of denunciations many, so that the totals tell nothing.
  [
    [
      { ...ALIKE, settled: 'in_time', count: 10 },
      { ...ALIKE, settled: 'late', count: 2 },
      { ...ALIKE, kind: 'denunciation', settled: 'in_time', count: 10 },
      { ...ALIKE, kind: 'denunciation', settled: 'late', count: 5 },
    ],
  ],
  // Three of whom the sex is not said.
  [
    [
      { ...ALIKE, settled: 'not', count: 6 },
      { ...ALIKE, sex: 'male', settled: 'not', count: 7 },
      { ...ALIKE, sex: null, settled: 'not', count: 3 },
    ],
  ],
];

/** All that there could be at the bodies overseen. */
const EVERY: readonly Atom[] = [0, 1, 2, 3].flatMap((body) =>
  (['2022-03', '2022-04', '2021-12'] as const).flatMap((month) =>
    [true, false].flatMap((verified) =>
      (['complaint', 'denunciation'] as const).flatMap((kind) =>
        (['female', 'male', null] as const).flatMap((sex) =>
          (['not', 'late', 'in_time'] as const).map((settled) => ({
            body,
            month,
            verified,
            kind,
            sex,
            settled,
            count: 0,
          })),
        ),
      ),
    ),
  ),
);

const FACTS = `
  with made as (
    insert into record (id, register, definition_id, sight, body_id, day, status, values, title, search, recorded_by)
    select gen_random_uuid(), 'complaint', d.id, 'restricted', a.body, (a.month || '-10')::date,
           case when a.verified then 'verified' else 'submitted' end,
           jsonb_build_object('kind', a.kind, 'sex', a.sex, 'settled', a.settled), 'Đơn', ' don', $2
      from jsonb_to_recordset($1::jsonb) as a(body uuid, month text, verified boolean, kind text, sex text, settled text, count integer)
     cross join generate_series(1, a.count)
     cross join (select id from register_definition where code = 'complaint') d
    returning *),
  cell as (
    select m.*, x.measure, jsonb_build_object('kind', m.values ->> 'kind') || x.by as by, x.axes
      from made m cross join lateral (values
        ('complaints_received', '{"field": "labour"}'::jsonb, true, true),
        ('complaints_settled', '{}'::jsonb, m.values ->> 'settled' <> 'not', false),
        ('complaints_settled_in_time', '{}'::jsonb, m.values ->> 'settled' = 'in_time', false)) as x(measure, by, counts, axes)
     where x.counts)
  insert into fact (record_id, register, sight, body_id, measure, day, breakdown, breakdown_key, value, verified)
  select id, register, sight, body_id, measure, day, by,
         (select string_agg(k || '=' || v, ',' order by k) from jsonb_each_text(by) e(k, v)), 1, status = 'verified' from cell
  union all
  select id, register, sight, body_id, measure, day, by || jsonb_build_object('sex', values ->> 'sex'),
         (select string_agg(k || '=' || v, ',' order by k) from jsonb_each_text(by || jsonb_build_object('sex', values ->> 'sex')) e(k, v)),
         1, status = 'verified' from cell where axes and values ->> 'sex' is not null`;

async function place(atoms: readonly Atom[]): Promise<void> {
  await system.owner.query('begin');
  await system.owner.query(`select set_config('app.action', 'test.place', true)`);
  for (const table of ['fact', 'fact_month', 'record']) await system.owner.query(`delete from ${table}`);
  await system.owner.query(FACTS, [
    JSON.stringify(atoms.map((one) => ({ ...one, body: bodyIds[one.body] }))),
    tuPhap.id,
  ]);
  await system.owner.query(`insert into fact_month (body_id, month, measure, breakdown_key, verified, sight, value)
    select body_id, date_trunc('month', day)::date, measure, breakdown_key, verified, sight, sum(value) from fact
     group by 1, 2, 3, 4, 5, 6`);
  await system.owner.query('commit');
}

// ---------------------------------------------------------------- what the attacker hears
type Holds = (one: Atom) => boolean;
interface Heard {
  readonly holds: Holds;
  readonly value: number;
}

const counted: Readonly<Record<string, Holds>> = {
  complaints_received: () => true,
  complaints_settled: ({ settled }) => settled !== 'not',
  complaints_settled_in_time: ({ settled }) => settled === 'in_time',
};
const categoryOf: Readonly<Record<string, (one: Atom) => string | null>> = {
  kind: ({ kind }) => kind,
  sex: ({ sex }) => sex,
  field: () => 'labour',
  '@level': ({ body }) => LEVELS[body] ?? null,
};

/** All numbers that are given away of the years: each the sum of known atoms. */
async function hear(years: readonly number[]): Promise<Heard[]> {
  const heard: Heard[] = [];
  for (const year of years) {
    const { items } = await leader.call(register.confidentialFigures, { query: { year } as never });
    for (const { measure, value, splits } of items) {
      const counts = counted[measure];
      if (counts === undefined) continue;
      const total: Holds = (one) =>
        one.body !== OWN && one.verified && one.month.startsWith(String(year)) && counts(one);
      if (value !== null) heard.push({ holds: total, value });
      for (const { dimension, categories, hidden } of splits) {
        if (hidden !== null) {
          expect(categories).toEqual([]);
          continue;
        }
        const names = new Set(categories.map(({ category }) => category));
        for (const one of [
          'complaint',
          'denunciation',
          'female',
          'male',
          'labour',
          'province',
          'district',
          'commune',
          ...names,
        ]) {
          const of = categoryOf[dimension];
          const known = categories.find(({ category }) => category === one)?.value ?? 0;
          heard.push({ holds: (atom_) => total(atom_) && of?.(atom_) === one, value: known });
        }
      }
    }
  }
  return heard;
}

/** Everything that would tell of a few: each is a set of atoms. */
function* targets(): Generator<{ name: string; holds: Holds }> {
  const seen: Holds = ({ body }) => body !== OWN;
  const parts: [string, Holds][] = [
    ['all', () => true],
    ...[0, 1, 2, 3].map((body): [string, Holds] => [`body ${body}`, (one) => one.body === body]),
    ...LEVELS.map((level): [string, Holds] => [level, ({ body }) => LEVELS[body] === level]),
    ...['complaint', 'denunciation'].map((kind): [string, Holds] => [kind, (one) => one.kind === kind]),
    ...['female', 'male', null].map((sex): [string, Holds] => [`sex ${sex}`, (one) => one.sex === sex]),
    ...['not', 'late', 'in_time'].map((how): [string, Holds] => [how, ({ settled }) => settled === how]),
    ['settled', ({ settled }) => settled !== 'not'],
    ['verified', ({ verified }) => verified],
    ['unverified', ({ verified }) => !verified],
    ...['2022-03', '2022-04'].map((month): [string, Holds] => [month, (one) => one.month === month]),
  ];
  // What is told is of what was verified; what was not is asked for too.
  const whole: Holds[] = [() => true, ({ verified }) => verified];
  for (const year of ['2022', '2021'])
    for (const [at, wide] of whole.entries())
      for (const [a, first] of parts)
        for (const [b, second] of parts)
          yield {
            name: `${year} ${at} ${a} ${b}`,
            holds: (one) => seen(one) && one.month.startsWith(year) && wide(one) && first(one) && second(one),
          };
}

describe('sums of confidential registers', () => {
  test('tell whoever oversees of no few, whatever is taken from whatever', async () => {
    const reached = { totals: 0, hidden: 0 };
    await fc.assert(
      fc.asyncProperty(world, async (atoms) => {
        await place(atoms);
        const heard = await hear([2022, 2021]);
        for (const { holds, value } of heard) {
          expect(sum(atoms, holds)).toBe(value);
          if (value !== 0) expect(value).toBeGreaterThanOrEqual(5);
        }
        reached.totals += heard.length;
        // Whatever there could be, but for what is said to be nothing.
        const possible = EVERY.filter((one) => !heard.some(({ holds, value }) => value === 0 && holds(one)));
        const row = (holds: Holds) => possible.map((one) => (holds(one) ? 1 : 0));
        const derivable = derivableFrom(heard.map(({ holds }) => row(holds)));
        for (const { name, holds } of targets()) {
          const few = sum(atoms, holds);
          if (few < 1 || few > 4) continue;
          reached.hidden += 1;
          expect({ name, few, derivable: derivable(row(holds)) }).toEqual({ name, few, derivable: false });
        }
      }),
      { numRuns: RUNS, examples: TEMPTING },
    );
    expect(reached.totals).toBeGreaterThan(0);
    expect(reached.hidden).toBeGreaterThan(0);
  });

  test('are in no other answer, by whatever bodies, months, breakdowns and verdicts one asks', async () => {
    await place([
      {
        body: 0,
        month: '2022-03',
        verified: true,
        kind: 'complaint',
        sex: 'female',
        settled: 'late',
        count: 9,
      },
      {
        body: 1,
        month: '2022-03',
        verified: false,
        kind: 'complaint',
        sex: 'male',
        settled: 'not',
        count: 9,
      },
      {
        body: 2,
        month: '2022-04',
        verified: true,
        kind: 'denunciation',
        sex: null,
        settled: 'in_time',
        count: 9,
      },
      {
        body: 3,
        month: '2022-04',
        verified: true,
        kind: 'denunciation',
        sex: null,
        settled: 'in_time',
        count: 1,
      },
    ]);
    const measure = ['complaints_received', 'complaints_settled', 'complaints_settled_in_time'];
    const groups = [[], [0], [3], [0, 1], [0, 1, 2], [0, 1, 2, 3], [1, 2, 3]];
    for (const group of groups)
      for (const verified of [undefined, true]) {
        const about = { bodyId: group.map((at) => bodyIds[at]), ...(verified && { verified }) };
        for (const step of ['whole', 'month', 'year'])
          for (const split of ['', '@body', 'kind', 'sex', 'field']) {
            const { rows } = await leader.call(register.figures, {
              query: { measure, from: '2022-01-01', to: '2022-12-31', step, split, ...about } as never,
            });
            expect(
              rows.every(
                ({ whole, category, body }) => whole.value === 0 && category === null && body === null,
              ),
            ).toBe(true);
          }
        for (const by of [
          [],
          ['month'],
          ['body'],
          ['choice'],
          ['axis'],
          ['month', 'body', 'choice', 'axis'],
        ]) {
          const { items } = await leader.call(register.totals, { query: { measure, by, ...about } as never });
          expect(items).toEqual([]);
        }
        for (const one of measure) {
          const { items } = await leader.call(register.countedRecords, {
            query: { measure: one, ...about } as never,
          });
          expect(items).toEqual([]);
        }
      }
    expect(
      (await leader.call(register.registers)).items.find(({ code }) => code === 'complaint')?.counts,
    ).toEqual({
      draft: 0,
      submitted: 0,
      verified: 0,
      returned: 0,
    });
  });

  test('say what they may: totals and breakdowns of many, "few" of a few', async () => {
    const many = { month: '2022-03', verified: true, settled: 'not' } as const;
    await place([
      { ...many, body: 0, kind: 'complaint', sex: 'female', count: 6 },
      { ...many, body: 2, kind: 'denunciation', sex: 'male', count: 7 },
      { ...many, body: 2, kind: 'denunciation', sex: null, settled: 'late', count: 3 },
      { ...many, body: 3, verified: false, kind: 'complaint', sex: 'male', count: 40 },
      { ...many, body: OWN, kind: 'complaint', sex: 'male', count: 50 },
    ]);
    const { bodies, items } = await leader.call(register.confidentialFigures, {
      query: { year: 2022 } as never,
    });
    expect(bodies).toBeGreaterThan(200);
    const of = (code: string) => items.find(({ measure }) => measure === code);
    expect(of('complaints_received')).toMatchObject({ value: 16, hidden: null });
    const split = (code: string) =>
      of('complaints_received')?.splits.find(({ dimension }) => dimension === code);
    expect(split('kind')).toEqual({
      dimension: 'kind',
      hidden: null,
      categories: [
        { category: 'complaint', value: 6 },
        { category: 'denunciation', value: 10 },
      ],
    });
    // 16 less 6 and 7 would tell of three whose sex is not said.
    expect(split('sex')).toEqual({ dimension: 'sex', hidden: 'withheld', categories: [] });
    expect(split('@level')?.categories).toEqual([
      { category: 'district', value: 10 },
      { category: 'province', value: 6 },
    ]);
    expect(of('complaints_settled')).toMatchObject({ value: null, hidden: 'few', splits: [] });
    expect(of('violations')).toMatchObject({ value: 0, hidden: null });
  });

  test('are for those alone who oversee three bodies or more', async () => {
    const none = { bodies: null, items: [] };
    const ask = (person: Person) =>
      person.call(register.confidentialFigures, { query: { year: 2022 } as never });
    expect(await ask(tuPhap)).toEqual(none);
    expect((await ask(await system.person('lead'))).bodies).toBe(
      (await (await system.person('lead')).call(register.measures)).bodies.filter(({ mine }) => !mine).length,
    );
    const admin = await system.person('admin');
    expect((await admin.ask(register.confidentialFigures, { query: { year: 2022 } as never })).status).toBe(
      403,
    );
    expect(
      (await system.nobody.ask(register.confidentialFigures, { query: { year: 2022 } as never })).status,
    ).toBe(401);
  });

  test('in the own body are seen by its officers and leader, of a restricted register not by its viewers', async () => {
    const [director, viewer] = [await system.person('lead-director'), await system.person('viewer')];
    await grant(system, director, 'leader', tuPhap.bodyId);
    await grant(system, viewer, 'viewer', tuPhap.bodyId);
    await place([]);
    const { id } = await entered(tuPhap, COMPLAINT, { register: 'complaint' });
    await judge(director, [{ recordId: id, version: 1 }]);
    const value = async (person: Person) =>
      (
        await person.call(register.figures, {
          query: {
            measure: ['complaints_received'],
            from: '2022-01-01',
            to: '2022-12-31',
            split: 'sex',
          } as never,
        })
      ).rows.map(({ whole }) => whole.verifiedValue);
    expect(await value(tuPhap)).toEqual([1, 1]);
    expect(await value(director)).toEqual([1, 1]);
    expect(await value(viewer)).toEqual([0]);
  });
});

const sum = (atoms: readonly Atom[], holds: Holds) =>
  atoms.filter(holds).reduce((known, { count }) => known + count, 0);
