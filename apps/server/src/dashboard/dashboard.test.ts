/** The leader's page: its indicators, map and years side by side; who sees them, and that they are the sums they say. */
import { dashboard, register, report } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { endedMonths, yearBefore } from './plan-year.ts';

let system: System;
let plan: PublishedPlan;
let leader: Person;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner, {
    obligations: [
      { task: 0, body: 'so-tu-phap' },
      ...[0, 3, 6].map((task) => ({
        task,
        body: 'huyen-vu-thu',
        cadence: { kind: 'before' as const, date: '2022-05-31' as const },
      })),
      { task: 0, body: 'xa-13192', cadence: { kind: 'before' as const, date: '2022-05-31' as const } },
    ],
  });
  leader = await system.person('leader');
  await system.owner.query(`select set_config('app.action', 'test', false)`);
});
afterAll(() => system.close());

const input = () => ({ params: { planId: plan.planId } });
const mapBy = async (query: { colour: dashboard.MapColour; indicator?: string }) => {
  const map = await leader.call(dashboard.map, { ...input(), query });
  const tile = async (key: string) => {
    const id = await system.bodyId(key);
    const found = map.tiles.find(({ body }) => body.id === id);
    if (!found) throw new Error(`no tile ${key}`);
    return found;
  };
  return { map, tile };
};

/** Sums as records leave them. */
async function counted(key: string, measure: string, value: number, month: string, breakdown = '') {
  await system.owner.query(
    `insert into fact_month (body_id, month, measure, breakdown_key, verified, sight, value)
     values ((select id from body where key = $1), $2, $3, $4, true, 'plan', $5)`,
    [key, month, measure, breakdown, value],
  );
}

/** An item on a commune's loudspeakers. */
async function item(title: string, on: string, submit = true) {
  const xa = await system.person('xa-13192');
  const values = {
    ...{ title, kind: 'article', subject: 'women', first_on: on, times: 4, minutes: 7.5 },
    place: await system.bodyId('xa-12433'),
  };
  await xa.call(register.createRecord, {
    params: { register: 'loudspeaker-item' },
    body: { bodyId: xa.bodyId, values, submit, obligationIds: [] },
  });
}

describe('who sees the parts of the page', () => {
  const { indicators, map, timeliness, yearOnYear } = dashboard;
  const parts = { indicators, map, timeliness, yearOnYear };
  test.each(Object.entries(parts))(
    '%s: those who oversee the plan; not who only works under it, no administrator, no stranger',
    async (_, route) => {
      for (const login of ['leader', 'lead', 'lead-director', 'viewer'])
        expect((await (await system.person(login)).ask(route, input())).status).toBe(200);
      expect((await (await system.person('so-tu-phap')).ask(route, input())).status).toBe(403);
      expect((await (await system.person('so-y-te')).ask(route, input())).status).toBe(404);
      expect((await (await system.person('admin')).ask(route, input())).status).toBe(404);
      expect((await system.nobody.ask(route, input())).status).toBe(401);
    },
  );
});

describe('indicators against targets', () => {
  test('the province with its districts; a value stands to the target that is to be reached, though its year is to come', async () => {
    await counted('xa-13192', 'village_conventions', 8, '2022-03-01', 'kind=hamlet');
    await counted('xa-13192', 'village_conventions_fair', 6, '2022-03-01', 'kind=hamlet');
    await counted('huyen-tien-hai', 'village_conventions', 2, '2022-03-01');
    await counted('huyen-tien-hai', 'village_conventions_fair', 2, '2022-03-01');
    const { items, year, below } = await leader.call(dashboard.indicators, input());
    expect([year, below.length]).toEqual([2022, 8]);
    const one = items.find(({ code }) => code === 'P1790.5');
    expect(one).toMatchObject({
      state: 'known',
      value: 80,
      numerator: 8,
      denominator: 10,
      target: { year: 2025, comparator: '>=', value: 95 },
      reached: false,
      gap: -15,
      coverage: { of: 260 },
    });
    const [vuThu, tienHai] = await Promise.all(['huyen-vu-thu', 'huyen-tien-hai'].map(system.bodyId));
    const of = (id: string | undefined) => one?.below.find(({ bodyId }) => bodyId === id);
    expect(of(vuThu)).toMatchObject({ value: 75, reached: false });
    expect(of(tienHai)).toMatchObject({ value: 100, reached: true });
    expect(one?.below.filter(({ state }) => state === 'missing')).toHaveLength(6);
    // What nobody has given is missing, never zero; what is not reckoned for districts has none.
    const unknown = items.find(({ code }) => code === 'MT2.1');
    expect(unknown).toMatchObject({ state: 'missing', value: null, reached: null, below: [] });
  });
});

describe('the map', () => {
  test('has a tile for every district in its place and every commune in its district, once', async () => {
    const { map, tile } = await mapBy({ colour: 'onTime' });
    expect(map.tiles).toHaveLength(268);
    expect(new Set(map.tiles.map(({ body }) => body.id)).size).toBe(268);
    const districts = map.tiles.filter(({ level }) => level === 'district');
    const places = districts.map(({ place }) => `${place?.row}/${place?.column}`);
    expect(new Set(places).size).toBe(8);
    expect(places).not.toContain('undefined/undefined');
    const ids = new Set(districts.map(({ body }) => body.id));
    expect(map.tiles.every(({ level, parentId }) => level === 'district' || ids.has(parentId ?? ''))).toBe(
      true,
    );
    expect((await tile('xa-13192')).parentId).toBe((await tile('huyen-vu-thu')).body.id);
  });

  test('tells of what is due how much was done in time, a district with its communes', async () => {
    const [first, second] = [plan.obligation('huyen-vu-thu', 0), plan.obligation('huyen-vu-thu', 3)];
    await system.owner.query(
      `update obligation set state = 'done', verdict = 'verified', done_on = '2022-05-20', due_on = null where id = $1`,
      [first.id],
    );
    await system.owner.query(
      `update obligation set state = 'done', verdict = 'verified', done_on = '2022-06-10', due_on = null where id = $1`,
      [second.id],
    );
    const { tile } = await mapBy({ colour: 'onTime' });
    expect(await tile('huyen-vu-thu')).toMatchObject({ value: 25, numerator: 1, denominator: 4 });
    expect(await tile('xa-13192')).toMatchObject({ value: 0, numerator: 0, denominator: 1 });
    expect(await tile('xa-13195')).toMatchObject({ value: null });
    const late = await mapBy({ colour: 'late' });
    expect(await late.tile('huyen-vu-thu')).toMatchObject({ value: 2 });
  });

  test('counts records that were submitted, no drafts, none of another year', async () => {
    await item('Gương nữ trưởng thôn', '2022-03-08');
    await item('Luật Bình đẳng giới', '2021-03-08');
    await item('Phòng, chống bạo lực gia đình', '2022-03-08', false);
    const { tile } = await mapBy({ colour: 'records' });
    expect((await tile('xa-13192')).value).toBe(1);
    expect((await tile('huyen-vu-thu')).value).toBe(1);
    expect((await tile('xa-13195')).value).toBe(0);
  });

  test('shows an indicator where it is reckoned, and refuses one that is not', async () => {
    const { map, tile } = await mapBy({ colour: 'indicator', indicator: 'P1790.5' });
    expect(map.indicator).toMatchObject({ code: 'P1790.5', value: 80 });
    expect(await tile('xa-13192')).toMatchObject({ value: 75, reached: false, denominator: 8 });
    expect(await tile('xa-13195')).toMatchObject({ value: null, reached: null });
    for (const query of [
      { colour: 'indicator' as const },
      { colour: 'indicator' as const, indicator: 'MT2.1' },
    ]) {
      const answer = await leader.ask(dashboard.map, { ...input(), query });
      expect([answer.status, answer.problem?.errors?.[0]?.path]).toEqual([422, 'indicator']);
    }
  });

  test('goes on with a changed tree: a commune founded later stands last in its district, a district without a place has none', async () => {
    const { rows } = await system.owner.query<{ commune: string; district: string }>(
      `with b as (insert into body (id, key, kind, level, valid_from) values
          (gen_random_uuid(), 'xa-00001', 'commune', 'commune', '2022-06-01'),
          (gen_random_uuid(), 'huyen-moi', 'district', 'district', '2022-06-01') returning id, key),
        n as (insert into body_name (id, body_id, name, short_name, valid_from)
              select gen_random_uuid(), id, 'Đơn vị mới ' || key, key, '2022-06-01' from b),
        e as (insert into body_edge (id, child_id, parent_id, valid_from)
              select gen_random_uuid(), b.id,
                     (select id from body where key = case b.key when 'xa-00001' then 'huyen-vu-thu' else 'ubnd-tinh' end),
                     '2022-06-01' from b)
       select (select id from b where key = 'xa-00001') as commune, (select id from b where key = 'huyen-moi') as district`,
    );
    const { map, tile } = await mapBy({ colour: 'onTime' });
    const vuThu = (await tile('huyen-vu-thu')).body.id;
    const communes = map.tiles.filter(({ parentId }) => parentId === vuThu);
    expect(communes.at(-1)?.body.id).toBe(rows[0]?.commune);
    expect(map.tiles.find(({ body }) => body.id === rows[0]?.district)?.place).toBeNull();
  });
});

describe('timeliness of periodic reports', () => {
  test('counts by body what was owed, sent, in time and overdue, as the regime does; the map colours by it', async () => {
    const ask = () => leader.call(dashboard.timeliness, input());
    const of = async (key: string) => {
      const id = await system.bodyId(key);
      return (await ask()).bodies.find(({ body }) => body.id === id);
    };
    const before = await of('xa-13192');
    expect(before).toMatchObject({ level: 'commune', now: { sent: 0, onTime: 0, overdue: 1 } });
    const xa = await system.person('xa-13192');
    const { id } = await xa.call(report.openReport, {
      body: { duty: 'equality-half-commune', bodyId: xa.bodyId, period: '2022-H1' },
    });
    expect(await of('xa-13192')).toEqual(before);
    await system.owner.query(
      `update report set state = 'submitted', last_number = 1, first_sent_on = due_on where id = $1`,
      [id],
    );
    expect((await of('xa-13192'))?.now).toEqual({ ...before?.now, sent: 1, onTime: 1, overdue: 0 });
    const { levels, bodies, year } = await ask();
    expect(year).toBe(2022);
    const communes = levels.find(({ level }) => level === 'commune');
    const sum = (count: 'owed' | 'overdue') =>
      bodies.filter(({ level }) => level === 'commune').reduce((all, { now }) => all + now[count], 0);
    expect(communes).toMatchObject({
      bodies: bodies.filter(({ level }) => level === 'commune').length,
      now: { owed: sum('owed'), sent: 1, onTime: 1, overdue: sum('overdue') },
    });
    const overdue = bodies.map(({ now }) => now.overdue);
    expect(overdue).toEqual(overdue.toSorted((a, b) => b - a));
    const { tile } = await mapBy({ colour: 'reports' });
    expect(await tile('xa-13192')).toMatchObject({ value: 100, numerator: 1, denominator: 1 });
    expect(await tile('xa-13195')).toMatchObject({ value: 0 });
  });
});

describe('year on year', () => {
  test('sets the months that have ended beside the same of the year before', async () => {
    await counted('xa-13195', 'loudspeaker_items', 10, '2022-05-01', 'kind=article,subject=women');
    await counted('xa-13195', 'loudspeaker_items', 99, '2022-06-01', 'kind=article,subject=women');
    await counted('xa-13198', 'loudspeaker_items', 7, '2021-05-01', 'kind=article,subject=women');
    await counted('xa-13198', 'loudspeaker_items', 50, '2021-07-01', 'kind=article,subject=women');
    const { from, to, measures, indicators } = await leader.call(dashboard.yearOnYear, input());
    expect([from, to]).toEqual(['2022-01-01', '2022-05-31']);
    // One of March 2022 and one of March 2021 were entered above.
    expect(measures.find(({ code }) => code === 'loudspeaker_items')).toMatchObject({ now: 11, before: 8 });
    // What there is, is counted from the beginning; nothing was there a year before.
    expect(indicators.find(({ code }) => code === 'P1790.5')).toMatchObject({ now: 80, before: null });
    expect(measures.some(({ code }) => code === 'complaints_received')).toBe(false);
  });

  test('of a year in which no month has ended looks at the year before', () => {
    expect(endedMonths(2022, '2022-01-20')).toEqual({ from: '2021-01-01', to: '2021-12-31' });
    expect(endedMonths(2023, '2022-03-20')).toEqual({ from: '2022-01-01', to: '2022-02-28' });
    expect(endedMonths(2021, '2022-03-20')).toEqual({ from: '2021-01-01', to: '2021-12-31' });
    expect(yearBefore({ from: '2025-01-01', to: '2025-02-28' })).toEqual({
      from: '2024-01-01',
      to: '2024-02-29',
    });
  });
});
