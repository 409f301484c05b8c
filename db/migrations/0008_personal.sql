-- Personal data in records: who reads them, how they are found, and how they end. And what tells a body's records apart.

-- ---------------------------------------------------------------- what tells records apart
-- Hash of the fields that the definition names (domain RecordRules.uniqueKey); null where nothing is asked, as of drafts.
alter table record add column unique_key text;
create unique index record_unique on record (body_id, register, unique_key) where unique_key is not null and not deleted;

-- ---------------------------------------------------------------- who reads names
-- People of the body itself and those who verify its records; whoever only oversees counts, and needs no names. Values
-- are masked as they are read (server, register/personal); here: what is found by names, and files that hold them.
alter table record add column search_names text not null default '';   -- as search, of personal fields
create index record_search_names on record using gin (search_names gin_trgm_ops);
alter table record add column personal_removed_at timestamptz;        -- when the time of keeping them was over

create or replace function records_with(of_register text, first text, others text[]) returns setof public.record
  language sql stable security definer set search_path = public, pg_temp
  as $$ select r.* from record r
         where r.register = of_register and (r.search like first or r.search_names like first)
           and (r.search || case when r.body_id = any ((select my_bodies())::uuid[])
                                   or r.body_id in (select v.id from verifying_bodies() v(id))
                                 then r.search_names else '' end) like all (array_prepend(first, others))
           and (r.body_id = any ((select my_bodies())::uuid[])
                  and (r.sight <> 'restricted' or r.body_id = any ((select writing_bodies())::uuid[]))
                or r.sight = 'restricted' and r.status <> 'draft'
                   and r.body_id = any ((select actor_bodies('leader'))::uuid[])
                or r.sight = 'plan' and r.status <> 'draft' and r.body_id in (select o.id from overseen_bodies() o(id))) $$;

alter table record_file add column personal boolean not null default false;
create policy names on record_file as restrictive for select to binhdang_app using (
  not personal
  or exists (select 1 from record r where r.id = record_file.record_id
               and (r.body_id = any ((select my_bodies())::uuid[])
                    or r.body_id in (select v.id from verifying_bodies() v(id)))));

drop trigger audit on record;
-- Of records that are there already the words are not told apart: they are found by those who read names.
update record r set search_names = r.search, search = ' '
  from register_definition d where d.id = r.definition_id and d.definition -> 'personal' is not null;
create constraint trigger audit after insert or update or delete on record deferrable initially deferred
  for each row execute function audit_row('values,search,search_names,title,unique_key');

select set_config('app.action', 'system.migrate', true);
update record_file f set personal = true
  from record r join register_definition d on d.id = r.definition_id
 where r.id = f.record_id and exists (
   select 1 from jsonb_array_elements(d.definition -> 'sections') s, jsonb_array_elements(s -> 'fields') x
    where x ->> 'code' = f.field and (x ->> 'personal')::boolean);
set constraints all immediate;

-- ---------------------------------------------------------------- how they end
-- The system takes them out when their time is over; that is a version without an author.
alter table record_version alter column made_by drop not null;
grant update (values, title, search, search_names, unique_key, personal_removed_at) on record to binhdang_worker;
grant insert, update (values) on record_version to binhdang_worker;
grant delete on record_file to binhdang_worker;
