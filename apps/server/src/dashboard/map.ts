import { type BodyRef, dashboard } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { type Indicator, indicatorsOn, standings } from '../indicator/index.ts';
import { bodyNames, rankOf, standingRows } from '../overview/index.ts';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { timelinessByBody } from '../report/index.ts';
import { lineOf } from './indicators.ts';
import { type PlanYear, planYear, wholeYear } from './plan-year.ts';
import { TILE_PLACES } from './tile-places.ts';

type Tile = dashboard.MapTile;
type Figures = Pick<Tile, 'value' | 'numerator' | 'denominator' | 'coverage' | 'reached'>;
type Area = Omit<Tile, keyof Figures>;

const NOTHING: Figures = { value: null, numerator: null, denominator: null, coverage: null, reached: null };

export const map = action(dashboard.map, {
  permission: 'overview.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, query, today }) {
    const of = await planYear(tx, params.planId, today);
    const areas = await areasOf(tx, of, today);
    const ofPlaces = (await indicatorsOn(tx, today)).filter(({ definition: { levels } }) =>
      levels.some((level) => level === 'district' || level === 'commune'),
    );
    const about = {
      colour: query.colour,
      year: of.year,
      body: of.province,
      choices: ofPlaces.map(({ code, definition }) => ({ code, name: definition.name })),
    };
    if (query.colour === 'indicator') {
      const one = chosen(ofPlaces, query.indicator);
      return { ...about, ...(await byIndicator(tx, one, areas, of, today)) };
    }
    const counted =
      query.colour === 'records'
        ? await recordsBy(tx, of.year, areas)
        : query.colour === 'reports'
          ? await reportsBy(tx, of.year, today)
          : await obligationsBy(tx, params.planId, query.colour, today);
    const share = query.colour === 'onTime' || query.colour === 'reports';
    return { ...about, indicator: null, tiles: withTotals(areas, counted, share) };
  },
});

function chosen(among: readonly Indicator[], code: string | undefined): Indicator {
  const one = among.find((indicator) => indicator.code === code);
  if (one !== undefined) return one;
  return refuseField('indicator', {
    vi: 'Không có chỉ tiêu này cho cấp huyện, cấp xã. Hãy chọn chỉ tiêu khác.',
    en: 'There is no such indicator for districts or communes. Please choose another.',
  });
}

/** Districts and communes of the province; those founded later stand after the others, so that nothing changes its place. */
async function areasOf(
  tx: Transaction,
  { territory, province }: PlanYear,
  today: CivilDate,
): Promise<Area[]> {
  const ids = [...territory.parentOf.keys()];
  const { rows } = await sql<{ key: string; body: BodyRef }>`
    select b.key, jsonb_build_object('id', n.id, 'name', n.name, 'shortName', n.short_name) as body
      from ${bodyNames(today)} n join body b on b.id = n.id
     where b.id = any (${ids}::uuid[]) order by b.valid_from, b.key`.execute(tx);
  return rows.flatMap(({ key, body }) => {
    const level = territory.levelOf.get(body.id);
    const parentId = territory.parentOf.get(body.id);
    if (level !== 'district' && level !== 'commune') return [];
    return [
      {
        body,
        level,
        parentId: parentId === province.id ? null : (parentId ?? null),
        place: TILE_PLACES.get(key) ?? null,
      },
    ];
  });
}

async function byIndicator(
  tx: Transaction,
  one: Indicator,
  areas: readonly Area[],
  { year, territory, province }: PlanYear,
  today: CivilDate,
): Promise<Pick<dashboard.ProvinceMap, 'indicator' | 'tiles'>> {
  const levels: readonly string[] = one.definition.levels;
  const asked = areas.filter(({ level }) => levels.includes(level)).map(({ body }) => body.id);
  const period = wholeYear(year);
  const bodies = [province.id, ...asked];
  const known = await standings(tx, { indicators: [one], bodies, period, territory, today });
  const byBody = new Map(known.map((standing) => [standing.bodyId, standing]));
  const own = byBody.get(province.id);
  return {
    indicator: own ? { ...lineOf(own), levels: [...levels] } : null,
    tiles: areas.map((area) => {
      const standing = byBody.get(area.body.id);
      if (standing === undefined) return { ...area, ...NOTHING };
      const { value, numerator, denominator, coverage, reached } = standing;
      return { ...area, value, numerator, denominator, coverage, reached };
    }),
  };
}

/** A count by body, of a whole where it is a share. */
interface Count {
  readonly part: number;
  readonly whole: number;
}

/** Of what is done or past its day, how much was done in time; or how much is past its day and not done. */
async function obligationsBy(
  tx: Transaction,
  planId: string,
  colour: 'onTime' | 'late',
  today: CivilDate,
): Promise<ReadonlyMap<string, Count>> {
  const late = rankOf('late');
  const [wanted, closed] = [
    colour === 'onTime' ? rankOf('done_on_time') : late,
    [rankOf('done_on_time'), rankOf('done_late'), late],
  ];
  const { rows } = await sql<Count & { body_id: string }>`
    select f.body_id, count(*) filter (where f.standing = ${wanted})::int as part,
           count(*) filter (where ${colour === 'late'} or f.standing = any (${closed}::int[]))::int as whole
      from ${standingRows(today, sql`o.plan_id = ${planId}::uuid`)} f group by 1`.execute(tx);
  return new Map(rows.map(({ body_id, part, whole }) => [body_id, { part, whole }]));
}

/** Records of the year that were submitted, of all registers that the person sees; none is a number too. */
async function recordsBy(
  tx: Transaction,
  year: number,
  areas: readonly Area[],
): Promise<ReadonlyMap<string, Count>> {
  const { rows } = await sql<{ body_id: string; n: number }>`
    select r.body_id, count(*)::int as n from record r
     where r.status <> 'draft' and not r.deleted
       and r.day between make_date(${year}::int, 1, 1) and make_date(${year}::int, 12, 31)
     group by 1`.execute(tx);
  const known = new Map(rows.map(({ body_id, n }) => [body_id, n]));
  return new Map(
    areas.map(({ body }) => {
      const n = known.get(body.id) ?? 0;
      return [body.id, { part: n, whole: n }];
    }),
  );
}

/** Of periodic reports that were sent or are overdue, how many were sent in time. */
async function reportsBy(
  tx: Transaction,
  year: number,
  today: CivilDate,
): Promise<ReadonlyMap<string, Count>> {
  const bodies = await timelinessByBody(tx, { years: [year], today });
  return new Map(
    bodies.flatMap(({ body, years: [one] }) =>
      one === undefined || one.sent + one.overdue === 0
        ? []
        : [[body.id, { part: one.onTime, whole: one.sent + one.overdue }] as const],
    ),
  );
}

/** Every commune by itself; a district with its communes, which are added up before a share is made of them. */
function withTotals(areas: readonly Area[], counted: ReadonlyMap<string, Count>, share: boolean): Tile[] {
  const communes = Map.groupBy(areas, ({ parentId }) => parentId);
  return areas.map((area) => {
    const parts = [area, ...(communes.get(area.body.id) ?? [])].flatMap(
      ({ body }) => counted.get(body.id) ?? [],
    );
    const part = parts.reduce((sum, one) => sum + one.part, 0);
    const whole = parts.reduce((sum, one) => sum + one.whole, 0);
    if (parts.length === 0 || (share && whole === 0)) return { ...area, ...NOTHING };
    return {
      ...area,
      ...NOTHING,
      value: share ? Math.round((part * 1000) / whole) / 10 : part,
      numerator: part,
      denominator: share ? whole : null,
    };
  });
}
