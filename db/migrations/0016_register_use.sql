-- How many records use each field and choice of a register, fast for a hundred thousand of them: records are counted
-- by what they hold first, and only the few sums are held against the definitions.
drop function register_use(text);
create function register_counts(of_register text)
  returns table (number integer, field text, choice text, records bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $$ with field as materialized (
          select d.id as definition_id, d.number, f.value ->> 'code' as path, f.value ->> 'type' as type,
                 d.definition -> 'lists' -> (f.value ->> 'list') as choices, f.value -> 'columns' as columns
            from register_definition d, jsonb_array_elements(d.definition -> 'sections') s,
                 jsonb_array_elements(s.value -> 'fields') f
           where d.code = of_register and (select is_administrator())),
        one_column as materialized (
          select f.definition_id, f.number, f.path as in_table, c.value ->> 'code' as code, f.path || '.' || (c.value ->> 'code') as path,
                 d.definition -> 'lists' -> (c.value ->> 'list') as choices
            from field f join register_definition d on d.id = f.definition_id, jsonb_array_elements(f.columns) c
           where f.type = 'table' and c.value ? 'list'),
        filled as (
          select r.definition_id, k.key, count(*) as records
            from record r cross join lateral jsonb_object_keys(r.values) k(key)
           where r.register = of_register and not r.deleted and (select is_administrator()) group by 1, 2),
        held as (
          select f.number, f.path, r.values ->> f.path as choice, count(*) as records
            from field f join record r on r.definition_id = f.definition_id
           where f.type = 'choice' and not r.deleted group by 1, 2, 3
          union all
          select f.number, f.path, e.choice, count(*)
            from field f join record r on r.definition_id = f.definition_id
            cross join lateral (
              select distinct x.choice from jsonb_array_elements_text(
                case jsonb_typeof(r.values -> f.path) when 'array' then r.values -> f.path else '[]' end) x(choice)) e
           where f.type = 'choices' and not r.deleted group by 1, 2, 3
          union all
          select c.number, c.path, e.choice, count(*)
            from one_column c join record r on r.definition_id = c.definition_id
            cross join lateral (
              select distinct x.choice
                from jsonb_array_elements(case jsonb_typeof(r.values -> c.in_table)
                                          when 'array' then r.values -> c.in_table else '[]' end) line,
                     jsonb_array_elements_text(case jsonb_typeof(line.value -> c.code)
                                               when 'array' then line.value -> c.code
                                               when 'string' then jsonb_build_array(line.value -> c.code)
                                               else '[]' end) x(choice)) e
           where not r.deleted group by 1, 2, 3)
        select f.number, f.path, null, n.records
          from filled n join field f on f.definition_id = n.definition_id and f.path = n.key
        union all
        -- Only codes that stand in a list of the definition are told: what people typed is nobody's business here.
        select h.number, h.path, h.choice, h.records
          from held h
          join (select x.number, x.path, x.choices from field x union all
                select y.number, y.path, y.choices from one_column y) w on w.number = h.number and w.path = h.path
         where h.choice in (select l.value ->> 'code' from jsonb_array_elements(w.choices) l) $$;
revoke execute on function register_counts(text) from public;
grant execute on function register_counts(text) to binhdang_app;
