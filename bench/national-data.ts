/**
 * A country made by SQL, the same each time: 34 provinces with 3,321 communes as after the reorganisation of 2025, and
 * ten years of facts in them. The sums are added up from the facts, as the system itself does it.
 */
import type pg from 'pg';

const YEARS = Number(process.env['BENCH_YEARS'] ?? 10);
/** Cells of measures that every commune counts each month, and how many facts make one. */
const CELLS = [
  ['live_births', ''],
  ['live_births', 'sex=female'],
  ['live_births', 'sex=male'],
  ['live_births', 'ethnicity=minority'],
  ['births_third', ''],
  ['births_adolescent', ''],
  ['loudspeaker_items', 'kind=article,subject=women'],
  ['loudspeaker_items', 'kind=news,subject=law'],
  ['loudspeaker_broadcasts', 'subject=women'],
  ['loudspeaker_minutes', 'subject=women'],
] as const;
const FACTS_OF_A_CELL = 6;
const COMMUNES = 3_321;
const SUMS = COMMUNES * 12 * YEARS * CELLS.length;

export const SIZE = { provinces: 34, communes: COMMUNES, facts: SUMS * FACTS_OF_A_CELL, sums: SUMS } as const;

/** @returns the id of the body above all provinces, at which the demo's viewer works from now on */
export async function loadCountry(owner: pg.Client): Promise<string> {
  // Made in bulk and never changed: without write-ahead log, audit, and the indexes that nothing here reads.
  await owner.query(`set session_replication_role = replica; set app.action = 'bench.load'; set work_mem = '2GB';
                     set maintenance_work_mem = '1GB'; set synchronous_commit = off`);
  await owner.query(BODIES, [SIZE.provinces, SIZE.communes]);
  await owner.query(
    'alter table fact set unlogged; drop index fact_measure; drop index fact_body; drop index fact_record',
  );
  await owner.query('alter table fact drop constraint fact_pkey');
  await owner.query(
    'truncate fact_month; alter table fact_month drop constraint fact_month_pkey; drop index fact_month_measure',
  );
  for (let year = 0; year < YEARS; year++)
    await owner.query(FACTS, [2023 - YEARS + year, JSON.stringify(CELLS), FACTS_OF_A_CELL]);
  await owner.query(SUMS_OF_FACTS);
  await owner.query(
    'alter table fact_month add primary key (body_id, month, measure, breakdown_key, verified, sight)',
  );
  await owner.query(INDEX);
  await owner.query('vacuum analyze fact_month');
  await owner.query('analyze body; analyze body_edge; analyze body_name');
  await owner.query(
    'reset session_replication_role; reset work_mem; reset maintenance_work_mem; reset synchronous_commit',
  );
  const { rows } = await owner.query<{ id: string; sums: number }>(
    `select b.id, (select count(*)::int from fact_month) as sums from body b where b.key = 'bench-country'`,
  );
  if (rows[0]?.sums !== SUMS) throw new Error(`${rows[0]?.sums} sums instead of ${SUMS}`);
  return rows[0].id;
}

const BODIES = `
  with made as (
    select 'bench-country' as key, 'central' as level, 'Cả nước' as name, null as above
    union all select 'bench-p' || p, 'province', 'Ủy ban nhân dân tỉnh ' || p, 'bench-country' from generate_series(1, $1::int) p
    union all select 'bench-c' || c, 'commune', 'Ủy ban nhân dân xã ' || c, 'bench-p' || 1 + c % $1::int from generate_series(1, $2::int) c),
  body as (
    insert into body (id, key, kind, level, valid_from)
    select gen_random_uuid(), m.key, 'ubnd', m.level, '2010-01-01' from made m returning id, key),
  name as (
    insert into body_name (id, body_id, name, valid_from)
    select gen_random_uuid(), b.id, m.name, '2010-01-01' from made m join body b on b.key = m.key),
  person as (
    update role_grant g set body_id = b.id from body b, app_user u
     where b.key = 'bench-country' and u.id = g.user_id and u.login = 'viewer')
  insert into body_edge (id, child_id, parent_id, valid_from)
  select gen_random_uuid(), c.id, p.id, '2010-01-01'
    from made m join body c on c.key = m.key join body p on p.key = m.above`;

const FACTS = `
  with record as (select gen_random_uuid() as id),
       commune as materialized (select id, substr(key, 8)::int as nr from body where key like 'bench-c%' and level = 'commune'),
       cell as (select ord, c ->> 0 as measure, c ->> 1 as key from jsonb_array_elements($2::jsonb) with ordinality x(c, ord))
  insert into fact (record_id, register, sight, body_id, measure, day, breakdown, breakdown_key, value, verified)
  select r.id, 'births', 'plan', b.id, c.measure, make_date($1::int, mo, 1 + n * 4), '{}', c.key,
         1 + abs(hashint4(b.nr * 131 + mo * 17 + n * 7 + c.ord::int)) % 50, true
    from commune b cross join generate_series(1, 12) mo cross join cell c cross join generate_series(1, $3::int) n cross join record r`;

const SUMS_OF_FACTS = `
  insert into fact_month (body_id, month, measure, breakdown_key, verified, sight, value)
  select body_id, date_trunc('month', day)::date, measure, breakdown_key, verified, sight, sum(value)
    from fact group by 1, 2, 3, 4, 5, 6`;

/** As in the migration. */
const INDEX = `create index fact_month_measure on fact_month (measure, breakdown_key, month) include (body_id, verified, sight, value)`;
