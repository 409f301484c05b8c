/** A measure in a year by districts and perhaps one breakdown, with small numbers of people hidden. */
import type { publicPage, Words } from '@binhdang/contract';
import { type CivilDate, civilDate } from '@binhdang/domain';
import { type CountRow, type ShownTable, suppress } from '@binhdang/domain/indicator';
import { sql } from 'kysely';
import { territoryOn } from '../indicator/index.ts';
import { found, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { type KnownMeasure, keysWithin, knownMeasures } from '../register/index.ts';
import { measureRule, PUBLICATION } from './catalog.ts';
import { type Draft, NO_DATA, YEAR_RUNS } from './draft.ts';

const PROVINCE_LEVEL = {
  code: 'province-level',
  name: { vi: 'Cơ quan, đơn vị cấp tỉnh', en: 'Bodies of the province' },
};
const WHOLE = { code: 'province', name: { vi: 'Toàn tỉnh', en: 'The whole province' } };
const NOT_SAID = { code: 'not_said', name: { vi: 'không nêu', en: 'not said' } };

const CONTRADICTION: Words = {
  vi: 'Số liệu phân tổ cộng lại lớn hơn tổng số, hoặc có số lẻ. Hãy kiểm tra các bản ghi trước khi công bố.',
  en: 'The categories make more than the total, or there are fractions of people. Check the records first.',
};

/** Of what was verified alone: what the province stands for. */
export async function measureTable(
  tx: Transaction,
  code: string,
  breakdown: string,
  year: number,
  today: CivilDate,
): Promise<Draft> {
  const rule = found(measureRule(code));
  if (!rule.breakdowns.includes(breakdown)) found(undefined);
  const known = found((await knownMeasures(tx, today)).get(code));
  const counted = await count(tx, known, breakdown, year, today);
  const sensitive = rule.group !== null;
  const shown = sensitive ? suppress(counted.rows, PUBLICATION.least) : shownWhole(counted.rows);
  const content = contentOf(known, breakdown, counted, shown, {
    final: today > civilDate(year, 12, 31),
    least: sensitive ? PUBLICATION.least : null,
  });
  return {
    content,
    basis: null,
    group: rule.group,
    hidden: hiddenIn(shown),
    obstacle: obstacleOf(counted.rows, sensitive, content.final),
  };
}

function obstacleOf(rows: readonly CountRow[], sensitive: boolean, ended: boolean): Words | null {
  const numbers = rows.flatMap(({ total, cells }) => [total, ...cells]);
  if (numbers.every((value) => value === 0)) return NO_DATA;
  if (!sensitive) return null;
  if (!ended) return YEAR_RUNS;
  return numbers.every((value) => Number.isInteger(value) && value >= 0) ? null : CONTRADICTION;
}

interface Counted {
  readonly areas: readonly { readonly code: string; readonly name: Words }[];
  readonly rows: readonly CountRow[];
}

interface Sum {
  readonly at: number;
  readonly root: string;
  readonly verified: number;
}

/** The districts with all below them, then what is left of the province; a last cell for what names no category. */
async function count(
  tx: Transaction,
  known: KnownMeasure,
  breakdown: string,
  year: number,
  today: CivilDate,
): Promise<Counted> {
  const end = civilDate(year, 12, 31);
  const day = end < today ? end : today;
  const { province, childrenOf, levelOf } = await territoryOn(tx, day);
  const root =
    province ??
    refuseField('year', {
      vi: 'Hệ thống chưa có địa bàn của năm này. Hãy chọn năm khác.',
      en: 'There are no areas of that year in the system. Please choose another year.',
    });
  const districts = await named(
    tx,
    (childrenOf.get(root) ?? []).filter((id) => levelOf.get(id) === 'district'),
    day,
  );
  const categories = categoriesOf(known, breakdown);
  const keys = [{}, ...categories.map((category) => ({ [breakdown]: category.code }))];
  const from = known.measure.kind === 'stock' ? null : civilDate(year, 1, 1);
  const wanted = keys.map((fixed, at) => ({
    at,
    measure: known.measure.code,
    keys: keysWithin(known, fixed),
    from,
    to: end,
  }));
  const { rows } = await sql<Sum>`
    select at, root, verified from indicator_sums(${JSON.stringify(wanted)}::jsonb,
      ${[root, ...districts.map(({ id }) => id)]}::uuid[], ${day}::date)`.execute(tx);
  const values = (id: string) =>
    keys.map((_, at) => rows.find((row) => row.at === at && row.root === id)?.verified ?? 0);
  const below = districts.map(({ id }) => values(id));
  const left = below.reduce(
    (rest, own) => rest.map((value, at) => exact(value - (own[at] ?? 0))),
    values(root),
  );
  return {
    areas: [...districts.map(({ code, name }) => ({ code, name })), PROVINCE_LEVEL],
    rows: [...below, left].map(([total = 0, ...cells]) => ({
      total,
      cells: breakdown === '' ? [] : [...cells, exact(cells.reduce((rest, value) => rest - value, total))],
    })),
  };
}

/** Sums come exact from the database; taking some from others must not leave 0,30000000000000004. */
const exact = (value: number): number => Number(value.toFixed(6));

const categoriesOf = (known: KnownMeasure, breakdown: string) =>
  known.dimensions.find(({ code }) => code === breakdown)?.categories ?? [];

async function named(
  tx: Transaction,
  ids: readonly string[],
  day: CivilDate,
): Promise<{ id: string; code: string; name: Words }[]> {
  const { rows } = await sql<{ id: string; code: string; vi: string; en: string | null }>`
    select b.id, b.key as code, n.name as vi, n.name_en as en from body b
      join lateral (select n.name, n.name_en from body_name n where n.body_id = b.id
                     order by (n.valid_from <= ${day}::date) desc, abs(n.valid_from - ${day}::date) limit 1) n on true
     where b.id = any (${[...ids]}::uuid[]) order by n.name collate vietnamese, b.key`.execute(tx);
  return rows.map(({ id, code, vi, en }) => ({
    id,
    code,
    name: { vi: territory(vi), en: en ?? territory(vi) },
  }));
}

/** People know a district by its name, not by that of its committee. */
function territory(committee: string): string {
  const name = committee.replace(/^Ủy ban nhân dân /u, '');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Nothing to hide: numbers of events, leaflets, officials in training. */
function shownWhole(rows: readonly CountRow[]): ShownTable {
  const width = rows[0]?.cells.length ?? 0;
  const add = (values: readonly number[]) => exact(values.reduce((sum, value) => sum + value, 0));
  return {
    rows,
    sum: {
      total: add(rows.map(({ total }) => total)),
      cells: Array.from({ length: width }, (_, at) => add(rows.map(({ cells }) => cells[at] ?? 0))),
    },
  };
}

const hiddenIn = ({ rows, sum }: ShownTable): number => {
  const width = rows.find(({ cells }) => cells !== null)?.cells?.length ?? sum.cells?.length ?? 0;
  return [...rows, sum].reduce(
    (hidden, { total, cells }) => hidden + (total === null ? 1 : 0) + (cells === null ? width || 1 : 0),
    0,
  );
};

function contentOf(
  known: KnownMeasure,
  breakdown: string,
  { areas }: Counted,
  shown: ShownTable,
  state: Pick<publicPage.PublishedTable, 'final' | 'least'>,
): publicPage.PublishedTable {
  const dimension = known.dimensions.find(({ code }) => code === breakdown);
  const categories = [...(dimension?.categories ?? []), NOT_SAID];
  // Categories of which there is nothing at all only make a wide table; of people all stay, or their going would tell.
  const kept =
    state.least === null
      ? categories.flatMap((_, at) => (shown.sum.cells?.[at] === 0 ? [] : [at]))
      : [...categories.keys()];
  const cells = (all: readonly number[] | null) =>
    dimension === undefined ? [] : all && kept.map((at) => all[at] ?? 0);
  const row = (area: publicPage.PublishedRow['area'], at: ShownTable['sum'] | undefined) => ({
    area,
    total: at?.total ?? null,
    cells: cells(at?.cells ?? null),
  });
  return {
    code: known.measure.code,
    name: known.measure.name,
    unit: known.measure.unit,
    kind: known.measure.kind,
    breakdown:
      dimension === undefined
        ? null
        : {
            code: dimension.code,
            name: dimension.name,
            categories: kept.flatMap((at) => categories[at] ?? []).map(({ code, name }) => ({ code, name })),
          },
    rows: areas.map((area, at) => row(area, shown.rows[at])),
    sum: row(WHOLE, shown.sum),
    ...state,
  };
}

/** The table as it was shown, to be compared with a later one. */
export const shownTable = ({ rows, sum }: publicPage.PublishedTable): ShownTable => ({ rows, sum });
