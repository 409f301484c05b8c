/**
 * Whoever keeps all that was ever published and takes it from each other must not learn of a few. The attacker reads the
 * public interface alone, as JSON, CSV and SDMX-CSV, remembers what was withdrawn, and reckons bounds by linear programming.
 */
import { publicPage } from '@binhdang/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { type Fact, mostOf, type Sum } from './linear.fixture.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 25);
const LEAST = 5;
const YEAR = 2021;

let system: System;
let lead: Person;
beforeAll(async () => {
  system = await openSystem();
  lead = await system.person('lead');
});
afterAll(() => system.close());

type Table = publicPage.PublishedTable;
type Item = publicPage.PublicItem;

// ---------------------------------------------------------------- a world
const PLACES = [
  { key: 'xa-13192', area: 'huyen-vu-thu' },
  { key: 'huyen-tien-hai', area: 'huyen-tien-hai' },
  { key: 'tp-thai-binh', area: 'tp-thai-binh' },
  { key: 'so-tu-phap', area: 'province-level' },
];
const KINDS = ['trusted_address', 'shelter', ''];

interface Cell {
  readonly place: number;
  readonly kind: number;
  readonly count: number;
}
const count = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 30 }) },
);
const world: fc.Arbitrary<Cell[]> = fc
  .array(count, { minLength: PLACES.length * KINDS.length, maxLength: PLACES.length * KINDS.length })
  .map((counts) =>
    counts.map((one, at) => ({ place: Math.floor(at / KINDS.length), kind: at % KINDS.length, count: one })),
  );

async function place(measure: string, cells: readonly Cell[]): Promise<void> {
  await system.owner.query('delete from fact_month where measure = $1', [measure]);
  for (const { place: at, kind, count: value } of cells)
    if (value > 0)
      await system.owner.query(
        `insert into fact_month (body_id, month, measure, breakdown_key, verified, sight, value)
         values ((select id from body where key = $1), '2021-05-01', $2, $3, true, 'plan', $4)`,
        [PLACES[at]?.key, measure, KINDS[kind] === '' ? '' : `kind=${KINDS[kind]}`, value],
      );
}

async function forget(): Promise<void> {
  await system.owner.query('begin');
  await system.owner.query(`select set_config('app.action', 'test.forget', true)`);
  await system.owner.query('delete from publication');
  await system.owner.query('commit');
}

const tryToPublish = async (kind: 'measure' | 'indicator', subject: string, breakdown = '') =>
  (
    await lead.ask(publicPage.publish, {
      body: { kind, subject, breakdown, year: YEAR, reason: 'Bổ sung số liệu' },
    })
  ).status;

// ---------------------------------------------------------------- the attacker
const heard = async (): Promise<Item[]> => (await system.nobody.call(publicPage.items)).items;
const tablesIn = (items: readonly Item[], code: string): Table[] =>
  items
    .filter((item) => item.kind === 'measure')
    .sort((a, b) => a.number - b.number)
    .map(({ content }) => content)
    .filter((content) => content.code === code);

/** Unknowns are the cells of a table, row by row. */
const widthOf = ({ breakdown }: Table) => Math.max(breakdown?.categories.length ?? 0, 1);
const cellAt = (table: Table, row: number, column: number) => row * widthOf(table) + column;
const sumOf = (cells: readonly number[], shift = 0): Sum => cells.map((at) => [at + shift, 1] as const);

/** All that a table tells. */
function factsOf(table: Table, shift = 0): Fact[] {
  const columns = [...Array(widthOf(table)).keys()];
  const rows = [...table.rows.keys()];
  const facts: Fact[] = [];
  const tell = (cells: readonly number[], value: number | null | undefined) => {
    if (value !== null && value !== undefined) facts.push({ sum: sumOf(cells, shift), value });
  };
  for (const [at, { total, cells }] of table.rows.entries()) {
    tell(
      columns.map((column) => cellAt(table, at, column)),
      total,
    );
    for (const column of columns) tell([cellAt(table, at, column)], cells?.[column]);
  }
  tell(
    rows.flatMap((at) => columns.map((column) => cellAt(table, at, column))),
    table.sum.total,
  );
  for (const column of columns)
    tell(
      rows.map((at) => cellAt(table, at, column)),
      table.sum.cells?.[column],
    );
  return facts;
}

/** What there really is, in the order of the unknowns. */
function truthOf(table: Table, cells: readonly Cell[]): number[] {
  const categories = table.breakdown?.categories.map(({ code }) => code) ?? [''];
  return table.rows.flatMap(({ area }) =>
    categories.map((category) =>
      cells
        .filter(
          ({ place: at, kind }) => PLACES[at]?.area === area.code && (KINDS[kind] || 'not_said') === category,
        )
        .reduce((sum, one) => sum + one.count, 0),
    ),
  );
}

const few = (value: number) => value > 0 && value < LEAST;

/** Cells, rows, columns and all: whatever of it is few must not be known to be few. */
function targetsOf(table: Table): number[][] {
  const columns = [...Array(widthOf(table)).keys()];
  const rows = [...table.rows.keys()];
  return [
    ...rows.flatMap((at) => columns.map((column) => [cellAt(table, at, column)])),
    ...rows.map((at) => columns.map((column) => cellAt(table, at, column))),
    ...columns.map((column) => rows.map((at) => cellAt(table, at, column))),
    rows.flatMap((at) => columns.map((column) => cellAt(table, at, column))),
  ];
}

const reached = { tables: 0, few: 0, corrections: 0, refused: 0 };

function attackTable(table: Table, truth: readonly number[]): void {
  const facts = factsOf(table);
  reached.tables += 1;
  for (const target of targetsOf(table)) {
    const real = target.reduce((sum, at) => sum + (truth[at] ?? 0), 0);
    if (!few(real)) continue;
    reached.few += 1;
    const most = mostOf(sumOf(target), facts, truth.length);
    expect({ target, real, most, pinned: most < LEAST - 1e-6 }).toMatchObject({ pinned: false });
  }
}

/** Supposes that people were only added since, and asks how many there may be at most. */
function attackChange(before: Table, now: Table, truth: readonly number[], later: readonly number[]): void {
  const size = truth.length;
  const facts = [
    ...factsOf(before),
    ...factsOf(now).map(({ sum, value }) => ({
      value,
      sum: [...sum, ...sum.map(([at, f]) => [at + size, f] as const)],
    })),
  ];
  for (const target of targetsOf(before)) {
    const real = target.reduce((sum, at) => sum + (later[at] ?? 0) - (truth[at] ?? 0), 0);
    if (!few(real)) continue;
    const most = mostOf(sumOf(target, size), facts, size * 2);
    expect({ target, real, most, pinned: most < LEAST - 1e-6 }).toMatchObject({ pinned: false });
  }
}

/** Numbers of the CSV files, by measure, area and category, must be those of the JSON; a hidden one must be hidden there. */
async function sameInFiles(table: Table): Promise<void> {
  for (const format of ['csv', 'sdmx-csv'] as const) {
    const file = await system.nobody.ask(publicPage.measureData, { query: { format } as never });
    const text = file.bytes.toString('utf8').replace('\uFEFF', '').trim();
    // No text in these files has quotes of its own.
    const lines = text
      .split('\r\n')
      .map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, a, b]) => a ?? b ?? ''));
    const [heading = [], ...rows] = lines;
    const at = (sdmx: string, words: string) => heading.indexOf(format === 'csv' ? words : sdmx);
    const [area, category, value] = [
      at('REF_AREA', 'Địa bàn'),
      at('CATEGORY', 'Nhóm'),
      at('OBS_VALUE', 'Giá trị'),
    ];
    for (const { area: of, total, cells } of [...table.rows, table.sum]) {
      const own = rows.filter((row) => row[area] === (format === 'csv' ? of.name.vi : of.code));
      const shown = [
        total,
        ...(table.breakdown?.categories ?? []).map((_, column) => cells?.[column] ?? null),
      ];
      expect(own.map((row) => row[value])).toEqual(shown.map((one) => (one === null ? '' : String(one))));
      expect(own[0]?.[category]).toBe(format === 'csv' ? 'Tổng số' : '_T');
    }
  }
}

describe('whatever was published', () => {
  test('tells whoever reckons with it of no few, in one edition or from one to the next', async () => {
    // The later world: what was added, mostly at one place.
    const later = fc.tuple(world, world, fc.boolean());
    await fc.assert(
      fc.asyncProperty(world, later, async (cells, [more, other, manyAdded]) => {
        await forget();
        await place('shelter_stays', cells);
        await place(
          'shelter_stays_women',
          cells.map((cell) => ({ ...cell, count: Math.max(0, cell.count - 2) })),
        );
        const first = await tryToPublish('measure', 'shelter_stays', 'kind');
        expect(first).toBe(cells.some((cell) => cell.count > 0) ? 200 : 409);
        if (first !== 200) return;
        // The same people once more, a few less: 12 and 10 women among them would tell of two.
        expect(await tryToPublish('measure', 'shelter_stays_women', 'kind')).toBe(409);
        const [table] = tablesIn(await heard(), 'shelter_stays');
        if (table === undefined) throw new Error('not shown');
        const truth = truthOf(table, cells);
        attackTable(table, truth);
        await sameInFiles(table);

        const grown = cells.map((cell, at) => ({
          ...cell,
          count: cell.count + (manyAdded || at % 5 === 0 ? (more[at]?.count ?? 0) : 0),
        }));
        for (const next of [grown, other]) {
          await place('shelter_stays', next);
          const status = await tryToPublish('measure', 'shelter_stays', 'kind');
          reached[status === 200 ? 'corrections' : 'refused'] += 1;
          if (status !== 200) continue;
          const editions = tablesIn(await heard(), 'shelter_stays');
          const last = editions.at(-1);
          if (last === undefined) throw new Error('not shown');
          attackTable(last, truthOf(last, next));
          await sameInFiles(last);
          if (next === grown) attackChange(table, last, truth, truthOf(last, next));
        }
      }),
      { numRuns: RUNS },
    );
    expect(reached.tables).toBeGreaterThan(0);
    expect(reached.few).toBeGreaterThan(0);
    expect(reached.refused).toBeGreaterThan(0);
  });

  test('is remembered after it was withdrawn: no other table of the same people, no small difference', async () => {
    await forget();
    const many = [20, 30, 0, 25, 40, 0, 9, 8, 0, 0, 0, 0].map((one, at) => ({
      place: Math.floor(at / 3),
      kind: at % 3,
      count: one,
    }));
    await place('shelter_stays', many);
    await place('shelter_stays_women', many);
    expect(await tryToPublish('measure', 'shelter_stays', 'kind')).toBe(200);
    const [item] = await heard();
    await lead.call(publicPage.withdraw, {
      params: { publicationId: item?.id ?? '' },
      body: { because: 'Nhầm năm' },
    });
    expect(await heard()).toEqual([]);
    expect(await tryToPublish('measure', 'shelter_stays_women', 'kind')).toBe(409);
    const change = (by: number) =>
      place(
        'shelter_stays',
        many.map((cell, at) => (at === 0 ? { ...cell, count: cell.count + by } : cell)),
      );
    await change(2);
    expect(await tryToPublish('measure', 'shelter_stays', 'kind')).toBe(409);
    await change(6);
    expect(await tryToPublish('measure', 'shelter_stays', 'kind')).toBe(200);
    // Against the first edition 10 more, against the second 4.
    await change(10);
    expect(await tryToPublish('measure', 'shelter_stays', 'kind')).toBe(409);
  });
});

describe('rates of people in sensitive matters', () => {
  const births = async (deaths: number, born: number) => {
    for (const [measure, value] of [
      ['live_births', born],
      ['maternal_deaths', deaths],
    ] as const) {
      await system.owner.query('delete from fact_month where measure = $1', [measure]);
      await system.owner.query(
        `insert into fact_month (body_id, month, measure, breakdown_key, verified, sight, value)
         values ((select id from body where key = 'xa-13192'), '2021-05-01', $1, '', true, 'plan', $2)`,
        [measure, value],
      );
    }
  };
  const rate = async () => {
    const { items } = await system.nobody.call(publicPage.items);
    return items.filter((item) => item.kind === 'indicator').map(({ content }) => content)[0];
  };

  test.each([1, 2, 3, 4])('do not tell of %i, though what they are divided by is public', async (deaths) => {
    await forget();
    await births(deaths, 20_000);
    expect(await tryToPublish('measure', 'live_births', 'sex')).toBe(200);
    expect(await tryToPublish('indicator', 'MT4.2')).toBe(200);
    expect(await rate()).toMatchObject({
      state: 'hidden',
      value: null,
      numerator: null,
      denominator: null,
      met: null,
    });
  });

  test('are shown of many, without what they are made of, and change by many or not at all', async () => {
    await forget();
    await births(8, 20_000);
    expect(await tryToPublish('indicator', 'MT4.2')).toBe(200);
    expect(await rate()).toMatchObject({ state: 'known', value: 40, numerator: null, denominator: null });
    await births(9, 20_000);
    expect(await tryToPublish('indicator', 'MT4.2')).toBe(409);
    await births(3, 20_000);
    expect(await tryToPublish('indicator', 'MT4.2')).toBe(409);
    await births(14, 20_000);
    expect(await tryToPublish('indicator', 'MT4.2')).toBe(200);
  });
});
