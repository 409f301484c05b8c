-- Administrators design registers: working drafts of definitions, and what publishing does to earlier records.

-- ---------------------------------------------------------------- working drafts
-- At most one for a register, which administrators share; gone once it is published or discarded. It may be unfinished.
create table register_draft (
  id uuid primary key,
  register text not null unique check (register ~ '^[a-z]+(-[a-z]+)*$'),
  base_number integer,                              -- version it was begun from; null for a new register
  definition jsonb not null,
  mapping jsonb not null default '{}',              -- domain ChoiceMapping: what becomes of dropped choices on old records
  begun_by uuid not null references app_user,
  begun_at timestamptz not null default present(),
  changed_by uuid not null references app_user,
  changed_at timestamptz not null default present(),
  version integer not null default 1
);
create index register_draft_begun_by on register_draft (begun_by);
create index register_draft_changed_by on register_draft (changed_by);

-- ---------------------------------------------------------------- what publishing does to earlier records
-- Ordered with the publication, done in the background record by record: `after` is how far it has come.
create table record_conversion (
  id uuid primary key,
  register text not null,
  definition_id uuid not null unique references register_definition,
  mapping jsonb not null,
  bring_over boolean not null,
  reason text not null,
  ordered_by uuid not null references app_user,
  ordered_at timestamptz not null default present(),
  total integer not null,
  seen integer not null default 0,
  mapped integer not null default 0,
  moved integer not null default 0,
  after uuid,
  finished_at timestamptz,
  version integer not null default 1
);
create index record_conversion_register on record_conversion (register);
create index record_conversion_ordered_by on record_conversion (ordered_by);

-- Why a register takes no new records.
alter table register_definition add column retired_reason text;
grant update (retired_reason) on register_definition to binhdang_app;

select as_business_table('register_draft', 'definition,mapping');
select as_business_table('record_conversion', 'mapping');

create policy administer on register_draft to binhdang_app
  using ((select is_administrator())) with check ((select is_administrator()));
create policy read on record_conversion for select to binhdang_app using ((select is_administrator()));
create policy enter on record_conversion for insert to binhdang_app
  with check ((select is_administrator()) and ordered_by = actor_id());

grant select, insert, update, delete on register_draft to binhdang_app;
grant select, insert on record_conversion to binhdang_app;
grant select, update on record_conversion to binhdang_worker;
grant select on register_draft to binhdang_worker;
-- The worker changes records for the administrator who ordered it, who may not see them.
grant update (definition_id, values, title, search, search_names) on record to binhdang_worker;
grant insert on record_version to binhdang_worker;
grant update (personal) on record_file to binhdang_worker;
grant insert, delete on fact to binhdang_worker;
grant insert, update on fact_month to binhdang_worker;

-- ---------------------------------------------------------------- how many, never which
-- An administrator learns how many records there are on each version, of all bodies.
create function records_by_definition() returns table (definition_id uuid, records bigint) language sql stable
  security definer set search_path = public, pg_temp
  as $$ select r.definition_id, count(*) from record r
         where (select is_administrator()) and not r.deleted group by 1 $$;

-- How many records of a register fill in each field (`choice` null), and how many hold each choice of its lists. Only
-- codes that stand in a list of the definition are told: what people typed is nobody's business here.
create function register_use(of_register text) returns table (number integer, field text, choice text, records bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $$ with version as (
          select d.id, d.number, d.definition from register_definition d
           where d.code = of_register and (select is_administrator())),
        top as (
          select v.id, v.number, f.value as field, f.value ->> 'code' as path, v.definition
            from version v, jsonb_array_elements(v.definition -> 'sections') s, jsonb_array_elements(s.value -> 'fields') f),
        held as (
          select r.id, t.number, t.path, t.field, t.definition, r.values -> t.path as value
            from record r join top t on t.id = r.definition_id
           where r.register = of_register and not r.deleted and r.values ? t.path),
        cell as (
          select h.id, h.number, h.path, h.field ->> 'list' as list, h.definition, h.value
            from held h where h.field ? 'list'
          union all
          select h.id, h.number, h.path || '.' || (c.value ->> 'code'), c.value ->> 'list', h.definition,
                 line.value -> (c.value ->> 'code')
            from held h, jsonb_array_elements(h.field -> 'columns') c, jsonb_array_elements(h.value) line
           where h.field ->> 'type' = 'table' and jsonb_typeof(h.value) = 'array' and c.value ? 'list')
        select h.number, h.path, null, count(*) from held h group by 1, 2
        union all
        select c.number, c.path, o.choice, count(distinct c.id)
          from cell c
          cross join lateral jsonb_array_elements(case jsonb_typeof(c.value) when 'array' then c.value
                                                  else jsonb_build_array(c.value) end) e(value)
          cross join lateral (select e.value #>> '{}' as choice) o
         where o.choice in (select l.value ->> 'code' from jsonb_array_elements(c.definition -> 'lists' -> c.list) l)
         group by 1, 2, 3 $$;

do $$
declare f text;
begin
  foreach f in array array['records_by_definition()', 'register_use(text)'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to binhdang_app', f);
  end loop;
end $$;
