/**
 * A register with a column of every type in its list and 100,000 records of it, between as many of another register,
 * made by SQL as the owner, the same each time; of the bodies that the lead department oversees.
 */
import type pg from 'pg';
import { EVERY_COLUMN } from '../apps/server/src/register/every-column.fixture.ts';

/** Of these 100,000 are submitted, and so seen by who oversees; the others are drafts. */
export const RECORDS = 101_000;

/** Deterministic, as hashes of the running number; one in twenty values is left empty. */
const MAKE = `
  with lead as (select g.body_id from role_grant g join app_user u on u.id = g.user_id where u.login = 'lead'),
       bodies as (select array_agg(b.id order by b.key) as ids from body b where b.id in (select overseen_from(array(select body_id from lead)))),
       communes as (select array_agg(id order by key) as ids from body where level = 'commune' and valid_to is null),
       -- Two registers, their records in turn, as they lie in a database where all are kept.
       definitions as (select d.id, d.code, row_number() over (order by d.code) - 1 as nr
                         from register_definition d where (d.code, d.number) in (('every-column', 1), ('digital-communication', 1))),
       who as (select id from app_user where login = 'lead'),
       made as (
         select n, d.id as definition_id, d.code as register, h, abs(h) as a,
                b.ids[1 + abs(hashint4(n * 3)) % cardinality(b.ids)] as body_id,
                c.ids[1 + abs(hashint4(n * 5)) % cardinality(c.ids)] as place_id,
                b.ids[1 + abs(hashint4(n * 7)) % cardinality(b.ids)] as partner_id,
                date '2013-01-01' + abs(hashint4(n * 11)) % 3600 as day,
                (array['Gương', 'Hội thi', 'Tọa đàm', 'Ảnh', 'Đưa tin', 'Chuyện', 'Ấn phẩm', 'Ủng hộ'])[1 + abs(hashint4(n * 13)) % 8] || ' ' ||
                (array['phụ nữ', 'bình đẳng giới', 'gia đình', 'trẻ em gái', 'nữ cán bộ', 'phòng chống bạo lực'])[1 + abs(hashint4(n * 17)) % 6] || ' ' ||
                (array['làm kinh tế giỏi', 'ở cơ sở', 'trong Tháng hành động', 'tại trường học', 'và cộng đồng'])[1 + abs(hashint4(n * 19)) % 5]
                || case when n % 3 = 0 then '' else ' số ' || abs(hashint4(n * 23)) % 1000 end as title
           from generate_series($1::int, $2::int) n
           cross join lateral (select hashint4(n) as h) x
           join definitions d on d.nr = n % 2
           cross join bodies b cross join communes c)
  insert into record (id, register, definition_id, sight, body_id, day, status, values, title, search, recorded_by, recorded_at, remarks)
  select gen_random_uuid(), m.register, m.definition_id, 'plan', m.body_id, m.day,
         case when m.a % 101 = 0 then 'draft' else case m.a % 10 when 1 then 'returned' when 2 then 'submitted' when 3 then 'submitted' else 'verified' end end,
         jsonb_strip_nulls(jsonb_build_object(
           'title', m.title, 'kind', case when m.a % 20 <> 0 then 'k' || m.a % 6 end,
           'audience', case when m.a % 19 <> 0 then case when m.a % 3 = 0 then jsonb_build_array('a' || m.a % 4) else jsonb_build_array('a0', 'a' || 1 + m.a % 3) end end,
           'on', m.day,
           'period', case when m.a % 21 <> 0 then case when m.a % 2 = 0
               then jsonb_build_object('kind', 'month', 'year', extract(year from m.day), 'index', extract(month from m.day))
               else jsonb_build_object('kind', 'quarter', 'year', extract(year from m.day), 'index', extract(quarter from m.day)) end end,
           'times', case when m.a % 22 <> 0 then m.a % 97 end, 'cost', case when m.a % 23 <> 0 then (m.a % 9000) * 1000 end,
           'people', case when m.a % 24 <> 0 then jsonb_build_object('', m.a % 300, 'sex=female', m.a % 150) end,
           'each', case when m.a % 25 <> 0 then round(m.a % 100000 / 7.0, 2) end,
           'place', case when m.a % 26 <> 0 then m.place_id end, 'partner', case when m.a % 27 <> 0 then m.partner_id end,
           'online', case when m.a % 28 <> 0 then m.a % 5 = 0 end,
           'remarks', case when m.a % 2 = 0 then 'Phát trên hệ thống truyền thanh cơ sở vào đầu giờ sáng và cuối giờ chiều, người nghe hưởng ứng' end)),
         m.title, ' ' || fold(regexp_replace(m.title, '[^[:alnum:]]+', ' ', 'g')), w.id,
         timestamptz '2022-11-01' - make_interval(secs => m.a % 100000000), case when m.a % 10 = 1 then 'Bổ sung số lượt' end
    from made m cross join who w`;

/** Loads definition and records; audit lines and versions of what is made in bulk are not what is measured. */
export async function loadListData(owner: pg.Client, records = RECORDS): Promise<void> {
  await owner.query('begin');
  await owner.query(`set local session_replication_role = replica; set local app.action = 'bench.load'`);
  await owner.query(
    `insert into register_definition (id, code, number, definition, origin, applies_from)
     values (gen_random_uuid(), $1, 1, $2, 'administrator', '1900-01-01')`,
    [EVERY_COLUMN.code, JSON.stringify(EVERY_COLUMN)],
  );
  await owner.query(MAKE, [1, 2 * records]);
  await owner.query('commit');
  await owner.query('vacuum analyze record');
}
