-- Indicators: their definitions as data, what is entered because no register counts it, targets, and remarks on values.
-- Values are reckoned when they are asked for: from what records count, and from what was entered.

-- ---------------------------------------------------------------- definitions
-- Never changed once there; a change is a new row with the next number.
create table indicator_definition (
  id uuid primary key,
  code text not null,
  number integer not null check (number >= 1),
  definition jsonb not null,                        -- domain IndicatorDefinition
  origin text not null check (origin in ('catalog', 'officer')),
  applies_from date not null,
  reason text,
  made_by uuid references app_user,                 -- null: shipped with the system
  made_at timestamptz not null default present(),
  version integer not null default 1,
  unique (code, number)
);
create index indicator_definition_made_by on indicator_definition (made_by);

-- Bodies that answer for a series of entered amounts: owners of the indicators that use it. Follows the definitions.
create table series_owner (
  series text not null,
  body_id uuid not null references body,
  primary key (series, body_id)
);
create index series_owner_body on series_owner (body_id);

-- ---------------------------------------------------------------- amounts that people enter
-- A numerator or denominator that no register counts, of one body for one period: "MT2.1/numerator", "population".
-- Known or not applicable; what is not there is not known yet.
create table amount (
  id uuid primary key,
  series text not null,
  body_id uuid not null references body,
  period text not null,                             -- domain periodKey: 2022, 2022-Q1
  value numeric,                                    -- null: does not apply
  estimated boolean not null,
  final boolean not null,                           -- otherwise preliminary
  source text not null,
  file_id uuid references stored_file,
  entered_by uuid not null references app_user,
  entered_at timestamptz not null default present(),
  version integer not null default 1,
  unique (series, body_id, period)
);
create index amount_body on amount (body_id, series);
create index amount_file on amount (file_id);
create index amount_entered_by on amount (entered_by);

-- What an amount was before each revision.
create table amount_version (
  id uuid primary key,
  amount_id uuid not null references amount,
  number integer not null,
  value numeric,
  estimated boolean not null,
  final boolean not null,
  source text not null,
  file_id uuid references stored_file,
  reason text,
  entered_by uuid not null references app_user,
  entered_at timestamptz not null default present(),
  version integer not null default 1,
  unique (amount_id, number)
);
create index amount_version_file on amount_version (file_id);
create index amount_version_entered_by on amount_version (entered_by);

-- ---------------------------------------------------------------- targets
-- A body's own target for a year; where there is none, that of the nearest body above it, at last that of the document.
create table indicator_target (
  id uuid primary key,
  indicator text not null,
  body_id uuid not null references body,
  year integer not null check (year between 2000 and 2100),
  comparator text not null check (comparator in ('>=', '>', '<=', '<', '=', 'about')),
  value numeric not null,
  source text not null,                             -- the document or decision that sets it
  set_by uuid not null references app_user,
  set_at timestamptz not null default present(),
  version integer not null default 1,
  unique (indicator, body_id, year)
);
create index indicator_target_body on indicator_target (body_id);
create index indicator_target_set_by on indicator_target (set_by);

-- ---------------------------------------------------------------- remarks of the statistician
-- What was said of a value, and of which: a value that changed since is looked at again.
create table indicator_review (
  id uuid primary key,
  indicator text not null,
  body_id uuid not null references body,
  period text not null,
  verdict text not null check (verdict in ('confirmed', 'questioned')),
  value numeric,
  remarks text,
  reviewed_by uuid not null references app_user,
  reviewed_at timestamptz not null default present(),
  version integer not null default 1,
  constraint indicator_review_questioned_with_remarks check (verdict <> 'questioned' or remarks is not null)
);
create index indicator_review_value on indicator_review (indicator, body_id, period, reviewed_at desc);
create index indicator_review_body on indicator_review (body_id);
create index indicator_review_by on indicator_review (reviewed_by);

select as_business_table('indicator_definition', 'definition');
select as_business_table('amount');
select as_business_table('amount_version', '', 'amount', 'amount_id');
select as_business_table('indicator_target');
select as_business_table('indicator_review');
alter table series_owner enable row level security;
create policy worker on series_owner to binhdang_worker using (true);

-- ---------------------------------------------------------------- who sees and writes what
-- Statistics of bodies are for everybody who works with the plan.
do $$
declare t text;
begin
  foreach t in array array['indicator_definition', 'series_owner', 'amount', 'amount_version', 'indicator_target',
                           'indicator_review'] loop
    execute format('create policy read on %I for select to binhdang_app using (cardinality((select my_bodies())) > 0)', t);
  end loop;
end $$;

-- Lead officers mend definitions, set targets and look at values.
create function leads() returns boolean language sql stable parallel safe
  as $$ select cardinality(actor_bodies('lead_officer')) > 0 $$;
create policy revise on indicator_definition for insert to binhdang_app
  with check ((select leads()) and origin = 'officer' and made_by = actor_id());
create policy own on series_owner for insert to binhdang_app with check ((select leads()));
create policy disown on series_owner for delete to binhdang_app using ((select leads()));
create policy set_target on indicator_target for all to binhdang_app
  using ((select leads())) with check ((select leads()) and set_by = actor_id());
create policy review on indicator_review for insert to binhdang_app
  with check ((select leads()) and reviewed_by = actor_id());

-- An amount is entered by the body that it is of, by the owners of its series for any body, and by lead officers.
create function enters_series(of_series text, of_body uuid) returns boolean language sql stable
  as $$ select of_body = any (writing_bodies()) or leads()
            or exists (select 1 from series_owner o where o.series = of_series and o.body_id = any (writing_bodies())) $$;
create policy enter on amount for insert to binhdang_app
  with check (entered_by = actor_id() and enters_series(series, body_id));
create policy revise on amount for update to binhdang_app
  using (enters_series(series, body_id)) with check (entered_by = actor_id() and enters_series(series, body_id));
create policy keep on amount_version for insert to binhdang_app
  with check (exists (select 1 from amount a where a.id = amount_id and enters_series(a.series, a.body_id)));

-- A file is also seen by whoever sees the amount that it proves.
create policy read_amount on stored_file for select to binhdang_app using (
  exists (select 1 from amount a where a.file_id = stored_file.id)
  or exists (select 1 from amount_version a where a.file_id = stored_file.id));

grant select, insert on indicator_definition, amount_version, indicator_review to binhdang_app;
grant select, insert, update on amount to binhdang_app;
grant select, insert, update, delete on indicator_target to binhdang_app;
grant select, insert, delete on series_owner to binhdang_app;
grant select on indicator_definition, series_owner, amount, amount_version, indicator_target, indicator_review to binhdang_worker;

-- ---------------------------------------------------------------- sums of what records count, by body and all below it
-- The bodies of which a person may learn such sums: provinces and districts, which are published statistics; of others
-- the own and those overseen. With each all that stand below it on the day.
create function counted_under(roots uuid[], on_day date) returns table (root uuid, body uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ with recursive seen as materialized (select o.id from overseen_bodies() o(id)),
        open_root(id) as (
          select r.id from unnest(roots) r(id) join body b on b.id = r.id
           where cardinality((select my_bodies())) > 0
             and (b.level in ('province', 'district') and b.kind in ('province', 'district', 'district_city')
                  or r.id = any ((select my_bodies())::uuid[]) or r.id in (select s.id from seen s))),
        below(root, id) as (
          select o.id, o.id from open_root o
          union
          select b.root, e.child_id from below b join body_edge e on e.parent_id = b.id
           where e.valid_from <= on_day and (e.valid_to is null or e.valid_to > on_day))
        select b.root, b.id from below b $$;

-- Sums of cells of registers that are not confidential. `wanted`: [{"at": 0, "measure": "events", "keys": ["kind=talk",
-- "kind=contest"], "from": "2022-01-01", "to": "2022-12-31"}]; a stock has no "from". `counting` are the bodies there that
-- counted anything.
create function indicator_sums(wanted jsonb, roots uuid[], on_day date) returns table (
    at integer, root uuid, value numeric, verified numeric, counting uuid[])
  language sql stable security definer set search_path = public, pg_temp
  as $$ select w.at, u.root, sum(m.value), coalesce(sum(m.value) filter (where m.verified), 0), array_agg(distinct m.body_id)
          from jsonb_to_recordset(wanted) w(at integer, measure text, keys text[], "from" date, "to" date)
          join fact_month m on m.measure = w.measure and m.breakdown_key = any (w.keys) and m.sight = 'plan'
                           and m.month >= coalesce(w."from", '-infinity') and m.month <= w."to"
          join counted_under(roots, on_day) u on u.body = m.body_id
         group by 1, 2 $$;

-- How many bodies of a level under each root count at least so much of a measure in every one of these spans, which are
-- given as their first days with the last day of the last: four items in each quarter.
create function bodies_counting(of_measure text, at_least numeric, starts date[], until date, of_level text,
                                roots uuid[], on_day date, keys text[])
  returns table (root uuid, meeting bigint, counting bigint, total bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $$ with member as (
          select u.root, u.body from counted_under(roots, on_day) u join body b on b.id = u.body
           where b.level = of_level and b.kind <> 'province' and b.valid_from <= on_day and (b.valid_to is null or b.valid_to > on_day)),
        held as (
          select m.body_id, width_bucket(m.month, starts) as span, sum(m.value) as value
            from fact_month m
           where m.measure = of_measure and m.breakdown_key = any (keys) and m.sight = 'plan'
             and m.month >= starts[1] and m.month <= until
           group by 1, 2),
        body_spans as (
          select h.body_id, count(*) filter (where h.value >= at_least) as met from held h group by 1)
        select m.root, count(*) filter (where s.met = cardinality(starts)), count(s.body_id), count(*)
          from member m left join body_spans s on s.body_id = m.body group by 1 $$;

do $$
declare f text;
begin
  foreach f in array array['counted_under(uuid[], date)', 'indicator_sums(jsonb, uuid[], date)',
                           'bodies_counting(text, numeric, date[], date, text, uuid[], date, text[])'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to binhdang_app', f);
  end loop;
end $$;
