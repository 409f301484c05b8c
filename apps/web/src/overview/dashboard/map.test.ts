import type { dashboard } from '@binhdang/contract';
import { expect, test } from 'vitest';
import { scaleOf, shadeOf, shareOfTarget, stepOf } from './map-scale.ts';
import { layOut, neighbour } from './tile-layout.ts';

type Tile = dashboard.MapTile;
const NOTHING = { value: null, numerator: null, denominator: null, coverage: null, reached: null };
const tile = (id: string, change: Partial<Tile>): Tile => ({
  body: { id, name: id, shortName: null },
  level: 'commune',
  parentId: null,
  place: null,
  ...NOTHING,
  ...change,
});
const district = (id: string, place: Tile['place']) => tile(id, { level: 'district', place });
const communes = (parentId: string | null, count: number) =>
  Array.from({ length: count }, (_, at) => tile(`${parentId}-${at}`, { parentId }));

const PROVINCE = [
  district('west', { row: 0, column: 0 }),
  district('east', { row: 0, column: 2 }),
  district('south', { row: 1, column: 0 }),
  district('new', null),
  ...['west', 'east', 'south', 'new'].flatMap((id) => communes(id, 14)),
];

test.each([true, false])(
  'every tile stands in one place of its own, as a map (%s) or one after the other',
  (asMap) => {
    const { cells, width, height } = layOut(PROVINCE, asMap);
    expect(cells).toHaveLength(PROVINCE.length);
    expect(new Set(cells.map(({ x, y }) => `${x}/${y}`)).size).toBe(PROVINCE.length);
    for (const { x, y, width: wide, height: high } of cells) {
      expect(x >= 0 && y >= 0 && x + wide <= width && y + high <= height).toBe(true);
    }
  },
);

test('districts lie as they were placed; those without a place stand beneath, communes within their district', () => {
  const { cells } = layOut(PROVINCE, true);
  const at = (id: string) => {
    const found = cells.find((cell) => cell.tile.body.id === id);
    if (!found) throw new Error(id);
    return found;
  };
  expect(at('east').x).toBeGreaterThan(at('west').x + at('west').width);
  expect(at('east').y).toBe(at('west').y);
  expect(at('south').y).toBeGreaterThan(at('west-13').y);
  expect(at('new').y).toBeGreaterThan(at('south-13').y);
  expect(at('east-13').x).toBeGreaterThanOrEqual(at('east').x);
  expect(at('east-13').x + at('east-13').width).toBeLessThanOrEqual(at('east').x + at('east').width);
});

test('without districts communes alone make the map, and two districts in one place do not hide each other', () => {
  const alone = layOut(communes(null, 30), true);
  expect(new Set(alone.cells.map(({ x, y }) => `${x}/${y}`)).size).toBe(30);
  expect(Math.max(...alone.cells.map(({ x }) => x))).toBeLessThanOrEqual(alone.width);
  const twice = layOut([district('a', { row: 0, column: 0 }), district('b', { row: 0, column: 0 })], true);
  expect(new Set(twice.cells.map(({ x, y }) => `${x}/${y}`)).size).toBe(2);
  expect(layOut([], true).cells).toEqual([]);
});

test('arrow keys reach every tile and go where they point', () => {
  const { cells } = layOut(PROVINCE, true);
  const reached = new Set([0]);
  const open = [0];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']) {
      const next = neighbour(cells, at, key);
      if (next !== undefined && !reached.has(next)) {
        reached.add(next);
        open.push(next);
      }
    }
  expect(reached.size).toBe(cells.length);
  const right = cells[neighbour(cells, 1, 'ArrowRight') ?? -1];
  expect(right?.y).toBe(cells[1]?.y);
  expect(right?.x).toBeGreaterThan(cells[1]?.x ?? 0);
  expect(neighbour(cells, 3, 'Home')).toBe(0);
  expect(neighbour(cells, 3, 'a')).toBeUndefined();
});

const INDICATOR = { target: { value: 80 }, direction: 'up', decimals: 1 } as NonNullable<
  dashboard.ProvinceMap['indicator']
>;

test('an indicator’s step is how near it is to the target, for falling ones too; only what reached it is on the last', () => {
  const scale = scaleOf({ colour: 'indicator', indicator: INDICATOR, tiles: [] });
  const step = (value: number | null, reached: boolean | null) =>
    stepOf({ value, reached }, scale, INDICATOR);
  expect([step(0, false), step(40, false), step(64, false), step(79.99, false), step(80, true)]).toEqual([
    0, 1, 2, 3, 4,
  ]);
  expect(step(null, null)).toBeUndefined();
  const falling = { ...INDICATOR, direction: 'down' as const };
  expect(shareOfTarget(100, false, falling)).toBe(80);
  expect(shareOfTarget(0, true, falling)).toBe(100);
});

test('counts are spread over the steps, none stands by itself, and a district does not drown the communes', () => {
  const tiles = [
    tile('d', { level: 'district', value: 900 }),
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((value) => tile(`c${value}`, { value })),
  ];
  const scale = scaleOf({ colour: 'records', indicator: null, tiles });
  const steps = tiles.map((one) => stepOf(one, scale, null));
  expect(steps[1]).toBe(0);
  expect(new Set(steps.slice(1)).size).toBe(scale.steps.length);
  expect(shadeOf(scale.steps.length - 1, scale)).toBe(4);
  const same = scaleOf({ colour: 'records', indicator: null, tiles: [tile('a', { value: 3 })] });
  expect(stepOf({ value: 3, reached: null }, same, null)).toBe(same.steps.length - 1);
  expect(scaleOf({ colour: 'late', indicator: null, tiles: [] }).steps.length).toBeGreaterThan(0);
});
