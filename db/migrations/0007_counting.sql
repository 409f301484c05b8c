-- What records count and prove, once more: confidential registers are verified by the head of their own body, and what
-- they count is told to others only as yearly sums in which nobody can be recognised. A report of progress rests on records.

-- ---------------------------------------------------------------- sums know how confidential they are
drop policy read on fact_month;
drop policy write on fact_month;
alter table fact_month add column sight text not null default 'plan' check (sight in ('plan', 'body', 'restricted'));
alter table fact_month drop constraint fact_month_pkey;
delete from fact_month;
insert into fact_month (body_id, month, measure, breakdown_key, verified, sight, value)
select body_id, date_trunc('month', day)::date, measure, breakdown_key, verified, sight, sum(value)
  from fact group by 1, 2, 3, 4, 5, 6;
alter table fact_month add primary key (body_id, month, measure, breakdown_key, verified, sight);
drop index fact_month_measure;
create index fact_month_measure on fact_month (measure, breakdown_key, month) include (body_id, verified, sight, value);
-- Few among the many: what yearly sums of confidential registers are made from.
create index fact_confidential on fact (register, day) where sight <> 'plan';

-- ---------------------------------------------------------------- the head of a body answers for its confidential records
-- Luật Khiếu nại and Luật Tố cáo make the head of the body responsible: who leads it reads what was submitted, and
-- verifies it or sends it back. Nobody outside the body does.
create function confiding_bodies() returns uuid[] language sql stable parallel safe
  as $$ select writing_bodies() || actor_bodies('leader') $$;

alter policy read on record using (
  body_id = any ((select my_bodies())::uuid[])
    and (sight <> 'restricted' or body_id = any ((select writing_bodies())::uuid[]))
  or sight = 'restricted' and status <> 'draft' and body_id = any ((select actor_bodies('leader'))::uuid[])
  or sight = 'plan' and status <> 'draft' and body_id in (select o.id from overseen_bodies() o(id)));
alter policy judge on record
  using (status <> 'draft' and not deleted
         and (sight = 'plan' and body_id in (select v.id from verifying_bodies() v(id))
              or sight <> 'plan' and body_id = any ((select actor_bodies('leader'))::uuid[])))
  with check (status <> 'draft' and not deleted
         and (sight = 'plan' and body_id in (select v.id from verifying_bodies() v(id))
              or sight <> 'plan' and body_id = any ((select actor_bodies('leader'))::uuid[])));

create or replace function records_with(of_register text, first text, others text[]) returns setof public.record
  language sql stable security definer set search_path = public, pg_temp
  as $$ select r.* from record r
         where r.register = of_register and r.search like first and r.search like all (others)
           and (r.body_id = any ((select my_bodies())::uuid[])
                  and (r.sight <> 'restricted' or r.body_id = any ((select writing_bodies())::uuid[]))
                or r.sight = 'restricted' and r.status <> 'draft'
                   and r.body_id = any ((select actor_bodies('leader'))::uuid[])
                or r.sight = 'plan' and r.status <> 'draft' and r.body_id in (select o.id from overseen_bodies() o(id))) $$;

-- ---------------------------------------------------------------- who sees what was counted
alter policy read on fact using (
  body_id = any ((select my_bodies())::uuid[])
    and (sight <> 'restricted' or body_id = any ((select confiding_bodies())::uuid[]))
  or sight = 'plan' and body_id in (select o.id from overseen_bodies() o(id)));
alter policy enter on fact with check (
  body_id = any ((select writing_bodies())::uuid[])
  or sight = 'plan' and body_id in (select v.id from verifying_bodies() v(id))
  or sight <> 'plan' and body_id = any ((select actor_bodies('leader'))::uuid[]));
alter policy remove on fact using (
  body_id = any ((select writing_bodies())::uuid[])
  or sight = 'plan' and body_id in (select v.id from verifying_bodies() v(id))
  or sight <> 'plan' and body_id = any ((select actor_bodies('leader'))::uuid[]));
-- Sums of a confidential register are read row by row where its facts are, in the own body, and nowhere else.
create policy read on fact_month for select to binhdang_app using (
  body_id = any ((select my_bodies())::uuid[])
    and (sight <> 'restricted' or body_id = any ((select confiding_bodies())::uuid[]))
  or sight = 'plan' and body_id in (select o.id from overseen_bodies() o(id)));
create policy write on fact_month for all to binhdang_app
  using (body_id = any ((select writing_bodies())::uuid[])
         or sight = 'plan' and body_id in (select v.id from verifying_bodies() v(id))
         or sight <> 'plan' and body_id = any ((select actor_bodies('leader'))::uuid[]))
  with check (body_id = any ((select writing_bodies())::uuid[])
         or sight = 'plan' and body_id in (select v.id from verifying_bodies() v(id))
         or sight <> 'plan' and body_id = any ((select actor_bodies('leader'))::uuid[]));

-- ---------------------------------------------------------------- sums in which nobody can be recognised
-- A number that could be traced to a few: 1 to 4.
create function traceable(x numeric) returns boolean language sql immutable parallel safe
  as $$ select x <> 0 and abs(x) < 5 $$;

-- What confidential registers counted in a calendar year, verified records alone, over all bodies that the person
-- oversees and does not work in; nothing at all when those are fewer than three. There is one set of bodies, so that no
-- two sums differ by one body; a year, so that months cannot be taken from each other; and one breakdown at a time, so
-- that no two cross. What remains:
-- - a total that stands for fewer than five records, or is itself below five, is hidden ('few');
-- - a breakdown is hidden as a whole ('withheld') when a category, what is left of the total beside its categories, or
--   the rest of the total beside a category would be traceable, and where one level has fewer than three bodies;
-- - a total or breakdown is hidden ('withheld') when it differs traceably from one of the same register that is shown:
--   12 settled and 10 of them in time would tell of two that were late. Larger measures are decided first.
create function confidential_sums(of_year integer) returns table (
    register text, measure text, bodies integer, dimension text, category text, value numeric, hidden text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  seen uuid[];
  cells jsonb;                  -- [{r, m, d, c, n, v}]: records and value of a category c of a breakdown d; of totals d = c = ''
  shown jsonb := '[]';          -- those of them that were given away
  one record;
  part record;
  candidate jsonb;
  fault text;
begin
  select array_agg(o.id) into seen from overseen_bodies() o(id) where o.id <> all (my_bodies());
  if coalesce(cardinality(seen), 0) < 3 then return; end if;

  with declared as materialized (
         select distinct d.code as register, m ->> 'code' as measure, m ->> 'kind' as kind, b.choice
           from register_definition d
          cross join jsonb_array_elements(d.definition -> 'measures') m
           left join jsonb_array_elements_text(coalesce(m -> 'by', '[]')) b(choice) on true
          where d.definition ->> 'sight' <> 'plan'),
       counted as (
         select d.register, d.measure, array_remove(array_agg(d.choice), null) as choices
           from declared d group by 1, 2
         -- What there is at the end of a year is not what came in it: stocks of two years differ by a few.
         having bool_and(d.kind = 'flow')),
       told as materialized (
         select c.register, c.measure, c.choices, f.record_id, f.value, f.breakdown, f.breakdown - c.choices as beside,
                b.level
           from counted c
           join fact f on f.register = c.register and f.measure = c.measure and f.sight <> 'plan' and f.verified
                      and f.day >= make_date(of_year, 1, 1) and f.day <= make_date(of_year, 12, 31)
                      and f.body_id = any (seen)
           join body b on b.id = f.body_id),
       cell as (
         select c.register, c.measure, '' as d, '' as c, count(distinct t.record_id) as n, coalesce(sum(t.value), 0) as v
           from counted c left join told t on t.register = c.register and t.measure = c.measure and t.beside = '{}'
          group by 1, 2
         union all
         select t.register, t.measure, x.choice, t.breakdown ->> x.choice, count(distinct t.record_id), sum(t.value)
           from told t cross join unnest(t.choices) x(choice)
          where t.beside = '{}' and t.breakdown ? x.choice group by 1, 2, 3, 4
         union all
         select t.register, t.measure, a.key, a.value, count(distinct t.record_id), sum(t.value)
           from told t cross join jsonb_each_text(t.beside) a
          where (select count(*) from jsonb_object_keys(t.beside)) = 1 group by 1, 2, 3, 4
         union all
         select t.register, t.measure, '@level', t.level, count(distinct t.record_id), sum(t.value)
           from told t where t.beside = '{}' group by 1, 2, 4)
  select coalesce(jsonb_agg(jsonb_build_object('r', x.register, 'm', x.measure, 'd', x.d, 'c', x.c, 'n', x.n, 'v', x.v)), '[]')
    into cells from cell x;

  bodies := cardinality(seen);
  for one in
    select x ->> 'r' as r, x ->> 'm' as m, (x ->> 'n')::numeric as n, (x ->> 'v')::numeric as v
      from jsonb_array_elements(cells) x where x ->> 'd' = ''
     order by x ->> 'r', (x ->> 'n')::numeric desc, x ->> 'm'
  loop
    register := one.r; measure := one.m; dimension := ''; category := null; value := null;
    hidden := case
      when traceable(one.n) or traceable(one.v) then 'few'
      when exists (select 1 from jsonb_array_elements(shown) s
                    where s ->> 'r' = one.r and s ->> 'd' = ''
                      and (traceable(one.n - (s ->> 'n')::numeric) or traceable(one.v - (s ->> 'v')::numeric))) then 'withheld' end;
    if hidden is null then
      value := one.v;
      shown := shown || jsonb_build_array(jsonb_build_object('r', one.r, 'm', one.m, 'd', '', 'c', '', 'n', one.n, 'v', one.v));
    end if;
    return next;
    continue when hidden is not null or one.n = 0;

    for part in
      select x ->> 'd' as d, sum((x ->> 'n')::numeric) as n, sum((x ->> 'v')::numeric) as v,
             bool_or(traceable((x ->> 'n')::numeric) or traceable((x ->> 'v')::numeric)
                     or traceable(one.n - (x ->> 'n')::numeric) or traceable(one.v - (x ->> 'v')::numeric)) as fault,
             jsonb_agg(x) as cells
        from jsonb_array_elements(cells) x
       where x ->> 'r' = one.r and x ->> 'm' = one.m and x ->> 'd' <> '' group by 1 order by 1
    loop
      candidate := part.cells;
      dimension := part.d; category := null; value := null;
      fault := case
        when part.fault or traceable(one.n - part.n) or traceable(one.v - part.v) then 'withheld'
        when part.d = '@level' and exists (
               select 1 from body b where b.id = any (seen) group by b.level having count(*) < 3) then 'withheld'
        when exists (
               select 1
                 from (select distinct s ->> 'm' as m from jsonb_array_elements(shown) s
                        where s ->> 'r' = one.r and s ->> 'd' = part.d) before
                where exists (
                  select 1
                    from (select x ->> 'c' as c, (x ->> 'n')::numeric as n, (x ->> 'v')::numeric as v
                            from jsonb_array_elements(candidate) x) own
                    full join (select s ->> 'c' as c, (s ->> 'n')::numeric as n, (s ->> 'v')::numeric as v
                                 from jsonb_array_elements(shown) s
                                where s ->> 'r' = one.r and s ->> 'm' = before.m and s ->> 'd' = part.d) other using (c)
                   where traceable(coalesce(own.n, 0) - coalesce(other.n, 0))
                      or traceable(coalesce(own.v, 0) - coalesce(other.v, 0)))) then 'withheld' end;
      hidden := fault;
      if fault is not null then
        return next;
        continue;
      end if;
      shown := shown || candidate;
      return query select one.r, one.m, bodies, part.d, x ->> 'c', (x ->> 'v')::numeric, null::text
                     from jsonb_array_elements(candidate) x order by 5;
    end loop;
  end loop;
end $$;
revoke execute on function confidential_sums(integer) from public;
grant execute on function confidential_sums(integer) to binhdang_app;

-- ---------------------------------------------------------------- records as evidence of progress
-- Which records a report rests on. It stays what was reported, though the record is later no proof any more or deleted.
create table progress_record (
  id uuid primary key,
  progress_id uuid not null references progress,
  obligation_id uuid not null references obligation,
  plan_id uuid not null references plan,
  body_id uuid not null references body,
  record_id uuid not null references record,
  version integer not null default 1,
  unique (progress_id, record_id)
);
create index progress_record_obligation on progress_record (obligation_id);
create index progress_record_plan on progress_record (plan_id);
create index progress_record_body on progress_record (body_id);
create index progress_record_record on progress_record (record_id);
select as_business_table('progress_record', '', 'obligation', 'obligation_id');
-- Seen as the evidence beside it is; what the record says is still seen only by whoever sees the record.
create policy read on progress_record for select to binhdang_app using (
  plan_id = any ((select overseen_plans())::uuid[])
  or body_id = any ((select my_bodies())::uuid[])
     and exists (select 1 from obligation o where o.id = progress_record.obligation_id and o.published));
create policy report on progress_record for insert to binhdang_app with check (
  body_id = any ((select writing_bodies())::uuid[])
  and exists (select 1 from progress g where g.id = progress_id and g.body_id = progress_record.body_id
                and g.obligation_id = progress_record.obligation_id and g.plan_id = progress_record.plan_id)
  and exists (select 1 from record_proof p where p.record_id = progress_record.record_id
                and p.obligation_id = progress_record.obligation_id));
create policy withdraw on progress_record for delete to binhdang_app using (body_id = any ((select writing_bodies())::uuid[]));
grant select, insert, delete on progress_record to binhdang_app;
grant select on progress_record to binhdang_worker;
