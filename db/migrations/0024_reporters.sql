-- Who reports to whom, each thing looked up once for all bodies: the plans that bind a body were sought anew for every body
-- among all obligations of all years, which took minutes with 150,000 of them.
create or replace function reporters_on(on_day date, kinds text[]) returns table (id uuid, kind text, parent uuid, lead uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ with recursive
        edge as materialized (
          select e.child_id, e.parent_id from body_edge e
           where e.valid_from <= on_day and (e.valid_to is null or e.valid_to > on_day)),
        bound as materialized (
          select distinct on (o.body_id) o.body_id, p.lead_body_id, p.year, p.id as plan_id
            from (select distinct o.body_id, o.plan_id from obligation o where o.published and not o.removed) o
            join plan p on p.id = o.plan_id and p.version_number > 0
           order by o.body_id, p.year desc, p.id desc),
        member as materialized (
          select b.id, b.kind from body b
           where b.kind = any (kinds) and b.valid_from <= on_day and (b.valid_to is null or b.valid_to > on_day)),
        up(id, above, depth) as (
          select m.id, m.id, 0 from member m
          union all
          select u.id, e.parent_id, u.depth + 1 from up u join edge e on e.child_id = u.above where u.depth < 10),
        leader as (
          select distinct on (u.id) u.id, x.lead_body_id from up u join bound x on x.body_id = u.above
           order by u.id, u.depth, x.year desc, x.plan_id desc),
        directly as (
          select distinct on (e.child_id) e.child_id, p.id from edge e join body p on p.id = e.parent_id
           where p.level <> 'central' and p.kind <> 'province' order by e.child_id, p.key)
        select m.id, m.kind, d.id, l.lead_body_id
          from member m left join directly d on d.child_id = m.id left join leader l on l.id = m.id order by m.id $$;
