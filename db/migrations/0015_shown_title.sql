-- Where a register's first column names a person, so does the title of its records: whoever only counts reads marks.
create function names_person(of_definition uuid) returns boolean language sql stable
  security definer set search_path = public, pg_temp
  as $$ select exists (
          select 1 from register_definition d, jsonb_array_elements(d.definition -> 'sections') s, jsonb_array_elements(s -> 'fields') f
           where d.id = of_definition and f ->> 'code' = d.definition #>> '{list,columns,0}'
             and (f ->> 'type' = 'person' or coalesce((f ->> 'personal')::boolean, false))) $$;

-- The title as the person may read it; see the policy "names" on record_file.
create function shown_title(r public.record) returns text language sql stable
  as $$ select case when r.body_id = any ((select my_bodies())::uuid[])
                      or r.body_id in (select v.id from verifying_bodies() v(id))
                      or not names_person(r.definition_id)
                    then r.title else '•••' end $$;

revoke execute on function names_person(uuid) from public;
grant execute on function names_person(uuid) to binhdang_app, binhdang_worker;
