-- Registers: definitions as data, the records written on them, and the facts that records yield. A record's facts and
-- the monthly rollup are written in the record's own transaction; both can always be made again from the records.

-- ---------------------------------------------------------------- definitions
-- Never changed once there: a record keeps the definition it was written on. A change is a new row with the next number.
create table register_definition (
  id uuid primary key,
  code text not null,
  number integer not null check (number >= 1),
  definition jsonb not null,                        -- domain RegisterDefinition
  origin text not null check (origin in ('catalog', 'administrator')),
  status text not null default 'published' check (status in ('published', 'retired')),   -- retired: no new records
  applies_from date not null,
  reason text,
  made_by uuid references app_user,                 -- null: shipped with the system
  made_at timestamptz not null default present(),
  version integer not null default 1,
  unique (code, number)
);
create index register_definition_made_by on register_definition (made_by);

-- ---------------------------------------------------------------- records
create table record (
  id uuid primary key,
  register text not null,
  definition_id uuid not null references register_definition,
  sight text not null check (sight in ('plan', 'body', 'restricted')),   -- of the definition, so that policies need no join
  body_id uuid not null references body,
  day date not null,                                -- of the values; on a draft without one the day it was begun
  until date,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'verified', 'returned')),
  deleted boolean not null default false,
  values jsonb not null,                            -- domain RecordValues, normalised
  title text not null,
  search text not null,                             -- words of the values, folded, each after one blank
  recorded_by uuid not null references app_user,
  recorded_at timestamptz not null default present(),
  judged_by uuid references app_user,               -- the latest verdict; stays beside a correction until the next
  judged_at timestamptz,
  remarks text,
  version integer not null default 1,
  constraint record_returned_with_remarks check (status <> 'returned' or remarks is not null)
);
create index record_definition on record (definition_id);
-- A register's list, of everybody one sees and of one body, read in the order of the page.
create index record_register_day on record (register, day desc, id desc);
create index record_body_day on record (body_id, register, day desc, id desc);
-- What waits for a verdict.
create index record_waiting on record (register, day desc, id desc) where status = 'submitted' and not deleted;
create index record_search on record using gin (search gin_trgm_ops);
create index record_recorded_by on record (recorded_by);
create index record_judged_by on record (judged_by);

-- Every change of what was submitted, deletion too: nothing is silently changed.
create table record_version (
  id uuid primary key,
  record_id uuid not null references record,
  number integer not null,
  values jsonb not null,
  deleted boolean not null default false,
  reason text,
  made_by uuid not null references app_user,
  made_at timestamptz not null default present(),
  version integer not null default 1,
  unique (record_id, number)
);
create index record_version_made_by on record_version (made_by);

-- A record proves an obligation of its own body.
create table record_proof (
  id uuid primary key,
  record_id uuid not null references record,
  obligation_id uuid not null references obligation,
  plan_id uuid not null references plan,
  body_id uuid not null references body,
  linked_by uuid not null references app_user,
  linked_at timestamptz not null default present(),
  version integer not null default 1,
  unique (record_id, obligation_id)
);
create index record_proof_obligation on record_proof (obligation_id);
create index record_proof_plan on record_proof (plan_id);
create index record_proof_body on record_proof (body_id);
create index record_proof_linked_by on record_proof (linked_by);

-- Files of the record and of its earlier versions; which are current its values say.
create table record_file (
  id uuid primary key,
  record_id uuid not null references record,
  field text not null,
  file_id uuid not null references stored_file,
  version integer not null default 1,
  unique (record_id, field, file_id)
);
create index record_file_file on record_file (file_id);

-- ---------------------------------------------------------------- facts
-- Derived from records, so they have neither versions nor audit lines of their own.
create table fact (
  id bigint generated always as identity primary key,
  record_id uuid not null references record,
  register text not null,
  sight text not null,
  body_id uuid not null references body,
  measure text not null,
  day date not null,
  breakdown jsonb not null,                         -- category by axis
  breakdown_key text not null,                      -- the same as "axis=category,…", axes in order; '' for the total
  value numeric not null,
  verified boolean not null
);
create index fact_record on fact (record_id);
-- From a number to its records; one body's and all bodies'.
create index fact_measure on fact (measure, breakdown_key, day);
create index fact_body on fact (body_id, measure, day);

-- Sums of facts. A country's year is thousands of these rows where it is millions of facts.
create table fact_month (
  body_id uuid not null references body,
  month date not null check (extract(day from month) = 1),
  measure text not null,
  breakdown_key text not null,
  verified boolean not null,
  value numeric not null,
  primary key (body_id, month, measure, breakdown_key, verified)
);
create index fact_month_measure on fact_month (measure, breakdown_key, month) include (body_id, verified, value);

-- ---------------------------------------------------------------- who sees what
-- Bodies that others oversee: those bound by a published plan that the others lead or issued, and those below them in
-- the tree today. As definer, so that policies do not ask each other in a circle. Policies join the answer as a
-- subquery, which is hashed: a province has hundreds of bodies, too many to compare one by one with every row.
create function overseen_from(bodies uuid[]) returns setof uuid language sql stable
  security definer set search_path = public, pg_temp
  as $$ with recursive below(id) as (
          select e.child_id from body_edge e
           where e.parent_id = any (bodies) and e.valid_from <= (select today()) and (e.valid_to is null or e.valid_to > (select today()))
          union
          select e.child_id from body_edge e join below b on b.id = e.parent_id
           where e.valid_from <= (select today()) and (e.valid_to is null or e.valid_to > (select today())))
        select id from below
        union
        select o.body_id from obligation o join plan p on p.id = o.plan_id
         where o.published and not o.removed and p.version_number > 0
           and (p.lead_body_id = any (bodies) or p.issuer_body_id = any (bodies)) $$;

create function overseen_bodies() returns setof uuid language sql stable
  security definer set search_path = public, pg_temp as $$ select o.id from overseen_from(my_bodies()) o(id) $$;

-- Bodies whose records I verify or return.
create function verifying_bodies() returns setof uuid language sql stable
  security definer set search_path = public, pg_temp as $$ select o.id from overseen_from(actor_bodies('lead_officer')) o(id) $$;

-- The other way round: who oversees this body, for the policy table.
create function overseers_of(body uuid) returns uuid[] language sql stable
  security definer set search_path = public, pg_temp
  as $$ with recursive above(id) as (
          select e.parent_id from body_edge e
           where e.child_id = body and e.valid_from <= (select today()) and (e.valid_to is null or e.valid_to > (select today()))
          union
          select e.parent_id from body_edge e join above a on a.id = e.child_id
           where e.valid_from <= (select today()) and (e.valid_to is null or e.valid_to > (select today())))
        select coalesce(array_agg(distinct x.id), '{}') from (
          select id from above
          union all
          select unnest(array[p.lead_body_id, p.issuer_body_id]) from plan p
           where p.version_number > 0
             and exists (select 1 from obligation o where o.plan_id = p.id and o.body_id = body
                                                      and o.published and not o.removed)) x(id) $$;

-- Records that say all these words (LIKE patterns, of which the first should be the rarest: the index is asked for it
-- alone). As definer with the policy's condition inside, so that the trigram index serves:
-- under row-level security the planner checks the policy before it calls any function of the text.
create function records_with(of_register text, first text, others text[]) returns setof public.record language sql stable
  security definer set search_path = public, pg_temp
  as $$ select r.* from record r
         where r.register = of_register and r.search like first and r.search like all (others)
           and (r.body_id = any ((select my_bodies())::uuid[])
                  and (r.sight <> 'restricted' or r.body_id = any ((select writing_bodies())::uuid[]))
                or r.sight = 'plan' and r.status <> 'draft' and r.body_id in (select o.id from overseen_bodies() o(id))) $$;

select as_business_table('register_definition', 'definition');
-- What records say stays in their versions, where its retention is kept; the audit holds who did what when.
select as_business_table('record', 'values,search,title');
select as_business_table('record_version', 'values', 'record', 'record_id');
select as_business_table('record_proof', '', 'record', 'record_id');
select as_business_table('record_file', '', 'record', 'record_id');
alter table fact enable row level security;
alter table fact_month enable row level security;
create policy worker on fact to binhdang_worker using (true) with check (true);
create policy worker on fact_month to binhdang_worker using (true) with check (true);

create policy read on register_definition for select to binhdang_app using (actor_id() is not null);
create policy publish on register_definition for insert to binhdang_app with check ((select is_administrator()));
create policy retire on register_definition for update to binhdang_app
  using ((select is_administrator())) with check ((select is_administrator()));

-- The own body's, of a restricted register to its officers alone; of what is done under plans also to those who
-- oversee the body, once it is submitted.
create policy read on record for select to binhdang_app using (
  body_id = any ((select my_bodies())::uuid[])
    and (sight <> 'restricted' or body_id = any ((select writing_bodies())::uuid[]))
  or sight = 'plan' and status <> 'draft' and body_id in (select o.id from overseen_bodies() o(id)));
create policy enter on record for insert to binhdang_app with check (
  body_id = any ((select writing_bodies())::uuid[]) and recorded_by = actor_id() and status in ('draft', 'submitted'));
-- The body itself changes, submits and deletes; it verifies nothing.
create policy correct on record for update to binhdang_app
  using (body_id = any ((select writing_bodies())::uuid[]))
  with check (body_id = any ((select writing_bodies())::uuid[]) and (status <> 'verified' or deleted));
create policy judge on record for update to binhdang_app
  using (sight = 'plan' and status <> 'draft' and not deleted and body_id in (select v.id from verifying_bodies() v(id)))
  with check (sight = 'plan' and status <> 'draft' and not deleted and body_id in (select v.id from verifying_bodies() v(id)));

-- What hangs on a record is seen by whoever sees it, and written by those who write for its body.
do $$
declare t text;
begin
  foreach t in array array['record_version', 'record_proof', 'record_file'] loop
    execute format('create policy read on %I for select to binhdang_app using (
      exists (select 1 from record r where r.id = %I.record_id))', t, t);
    execute format('create policy write on %I for insert to binhdang_app with check (
      exists (select 1 from record r where r.id = record_id and r.body_id = any ((select writing_bodies())::uuid[])))', t);
  end loop;
  foreach t in array array['record_proof', 'record_file'] loop
    execute format('create policy remove on %I for delete to binhdang_app using (
      exists (select 1 from record r where r.id = %I.record_id and r.body_id = any ((select writing_bodies())::uuid[])))', t, t);
  end loop;
end $$;
-- A proof is one for the obligation's people too: the obligation and the record are of one body.
create policy own on record_proof as restrictive for insert to binhdang_app with check (
  linked_by = actor_id()
  and exists (select 1 from obligation o where o.id = obligation_id and o.published and not o.removed
                and o.body_id = record_proof.body_id and o.plan_id = record_proof.plan_id)
  and exists (select 1 from record r where r.id = record_id and r.body_id = record_proof.body_id));

-- Facts that name a record are seen with it. Sums are seen of every body one oversees, of confidential registers too:
-- they tell how many and of nobody.
create policy read on fact for select to binhdang_app using (
  body_id = any ((select my_bodies())::uuid[])
    and (sight <> 'restricted' or body_id = any ((select writing_bodies())::uuid[]))
  or sight = 'plan' and body_id in (select o.id from overseen_bodies() o(id)));
create policy read on fact_month for select to binhdang_app using (
  body_id = any ((select my_bodies())::uuid[]) or body_id in (select o.id from overseen_bodies() o(id)));
-- Written with the record by whoever may write it: its body, or the one who judges it.
create policy enter on fact for insert to binhdang_app with check (
  body_id = any ((select writing_bodies())::uuid[]) or sight = 'plan' and body_id in (select v.id from verifying_bodies() v(id)));
create policy remove on fact for delete to binhdang_app using (
  body_id = any ((select writing_bodies())::uuid[]) or sight = 'plan' and body_id in (select v.id from verifying_bodies() v(id)));
create policy write on fact_month for all to binhdang_app
  using (body_id = any ((select writing_bodies())::uuid[]) or body_id in (select v.id from verifying_bodies() v(id)))
  with check (body_id = any ((select writing_bodies())::uuid[]) or body_id in (select v.id from verifying_bodies() v(id)));

-- A file is also seen by whoever sees the record that it belongs to.
alter policy read on stored_file using (
  uploaded_by = actor_id()
  or exists (select 1 from evidence e where e.file_id = stored_file.id)
  or exists (select 1 from document d where d.file_id = stored_file.id)
  or exists (select 1 from record_file f where f.file_id = stored_file.id));

-- ---------------------------------------------------------------- rights of the two roles
grant select, insert on register_definition, record_version to binhdang_app;
grant update (status) on register_definition to binhdang_app;
grant select, insert, update on record to binhdang_app;
grant select, insert, delete on record_proof, record_file, fact to binhdang_app;
grant select, insert, update on fact_month to binhdang_app;
grant select on register_definition, record, record_version, record_proof, record_file, fact, fact_month to binhdang_worker;
do $$
declare f text;
begin
  foreach f in array array['overseen_from(uuid[])', 'overseen_bodies()', 'verifying_bodies()', 'overseers_of(uuid)',
                           'records_with(text, text, text[])'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to binhdang_app, binhdang_worker', f);
  end loop;
end $$;
