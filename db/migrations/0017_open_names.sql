-- Names that are made public, with consent or by a decision, are read by whoever sees the record.
create or replace function names_person(of_definition uuid) returns boolean language sql stable
  security definer set search_path = public, pg_temp
  as $$ select exists (
          select 1 from register_definition d, jsonb_array_elements(d.definition -> 'sections') s, jsonb_array_elements(s -> 'fields') f
           where d.id = of_definition and f ->> 'code' = d.definition #>> '{list,columns,0}'
             and not coalesce((d.definition #>> '{personal,open}')::boolean, false)
             and (f ->> 'type' = 'person' or coalesce((f ->> 'personal')::boolean, false))) $$;
