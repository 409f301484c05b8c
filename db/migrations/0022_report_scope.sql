-- Where a body's figures come from, once more: a body that was closed counts where it last stood. A commune that is
-- merged in the middle of the period did its work before that, and last year's figures are still those of its records.

-- Whether an edge of the tree says where its child stands on a day, or where it last stood.
create function stands_by(edge body_edge, on_day date) returns boolean language sql stable
  as $$ select edge.valid_from <= on_day
           and (edge.valid_to is null or edge.valid_to > on_day
                or exists (select 1 from body b where b.id = edge.child_id and b.valid_to <= on_day and b.valid_to = edge.valid_to)) $$;

create or replace function report_scope(top uuid, on_day date) returns table (id uuid, chain uuid[])
  language sql stable security definer set search_path = public, pg_temp
  as $$ with recursive
        edge as materialized (select e.child_id, e.parent_id from body_edge e where stands_by(e, on_day)),
        down(id, chain) as (
          select report_top(top), array[report_top(top)]
           where top = any (report_reading_bodies()) or top in (select o.id from overseen_bodies() o(id))
          union all
          select e.child_id, d.chain || e.child_id from down d join edge e on e.parent_id = d.id
           where cardinality(d.chain) < 10 and not e.child_id = any (d.chain))
        select distinct on (d.id) d.id, d.chain from down d order by d.id, d.chain $$;

-- As before, and of bodies that were closed. Confidential registers are not counted in reports at all: a report leaves
-- the body, and their numbers are small (decision 011).
create or replace function report_facts(wanted jsonb, bodies uuid[]) returns table (
    at integer, body uuid, value numeric, verified numeric, records jsonb)
  language sql stable security definer set search_path = public, pg_temp
  as $$ with recursive
        edge as materialized (select e.child_id, e.parent_id from body_edge e where stands_by(e, today())),
        below(id) as (
          select report_top(x.id) from unnest(report_reading_bodies()) x(id)
          union
          select e.child_id from below b join edge e on e.parent_id = b.id),
        reach as materialized (
          select b.id from unnest(bodies) b(id)
           where b.id in (select w.id from below w) or b.id = any (report_reading_bodies())
              or b.id in (select o.id from overseen_bodies() o(id))),
        by_record as (
          select w.at, f.body_id, f.record_id, sum(f.value) as value, bool_and(f.verified) as verified
            from jsonb_to_recordset(wanted) w(at integer, measure text, keys text[], "from" date, "to" date)
            join fact f on f.measure = w.measure and f.breakdown_key = any (w.keys)
                       and f.day >= coalesce(w."from", '-infinity') and f.day <= w."to"
            join reach r on r.id = f.body_id and f.sight = 'plan'
           group by 1, 2, 3)
        select b.at, b.body_id, sum(b.value), coalesce(sum(b.value) filter (where b.verified), 0),
               coalesce(jsonb_agg(jsonb_build_array(b.record_id, r.version, b.value) order by b.record_id), '[]')
          from by_record b join record r on r.id = b.record_id group by 1, 2 $$;
