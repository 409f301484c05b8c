-- A plan binds the districts and through them their communes: who leads it oversees what stands below a bound body too.
-- And a district's officers verify what its communes record; the lead department need not read 260 communes' books.
create or replace function overseen_from(bodies uuid[]) returns setof uuid language sql stable
  security definer set search_path = public, pg_temp
  as $$ with recursive reached(id) as (
          select e.child_id from body_edge e
           where e.parent_id = any (bodies) and e.valid_from <= (select today()) and (e.valid_to is null or e.valid_to > (select today()))
          union
          select o.body_id from obligation o join plan p on p.id = o.plan_id
           where o.published and not o.removed and p.version_number > 0
             and (p.lead_body_id = any (bodies) or p.issuer_body_id = any (bodies))
          union
          select e.child_id from body_edge e join reached r on r.id = e.parent_id
           where e.valid_from <= (select today()) and (e.valid_to is null or e.valid_to > (select today())))
        select id from reached $$;

-- Those that stand below, near and far, today.
create function below_bodies(bodies uuid[]) returns setof uuid language sql stable
  security definer set search_path = public, pg_temp
  as $$ with recursive below(id) as (
          select e.child_id from body_edge e
           where e.parent_id = any (bodies) and e.valid_from <= (select today()) and (e.valid_to is null or e.valid_to > (select today()))
          union
          select e.child_id from body_edge e join below b on b.id = e.parent_id
           where e.valid_from <= (select today()) and (e.valid_to is null or e.valid_to > (select today())))
        select id from below $$;

create or replace function verifying_bodies() returns setof uuid language sql stable
  security definer set search_path = public, pg_temp
  as $$ select o.id from overseen_from(actor_bodies('lead_officer')) o(id)
        union select b.id from below_bodies(actor_bodies('focal_officer')) b(id) $$;

-- The other way round.
create function bodies_above(body uuid) returns setof uuid language sql stable
  security definer set search_path = public, pg_temp
  as $$ with recursive above(id) as (
          select e.parent_id from body_edge e
           where e.child_id = body and e.valid_from <= (select today()) and (e.valid_to is null or e.valid_to > (select today()))
          union
          select e.parent_id from body_edge e join above a on a.id = e.child_id
           where e.valid_from <= (select today()) and (e.valid_to is null or e.valid_to > (select today())))
        select id from above $$;

create or replace function overseers_of(body uuid) returns uuid[] language sql stable
  security definer set search_path = public, pg_temp
  as $$ with above as materialized (select a.id from bodies_above(body) a(id))
        select coalesce(array_agg(distinct x.id), '{}') from (
          select id from above
          union all
          select unnest(array[p.lead_body_id, p.issuer_body_id]) from plan p
           where p.version_number > 0
             and exists (select 1 from obligation o
                          where o.plan_id = p.id and (o.body_id = body or o.body_id in (select id from above))
                            and o.published and not o.removed)) x(id) $$;

do $$
declare f text;
begin
  foreach f in array array['below_bodies(uuid[])', 'bodies_above(uuid)'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to binhdang_app, binhdang_worker', f);
  end loop;
end $$;
