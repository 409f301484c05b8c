-- Saved views may be shared: with colleagues in a body, or also with everybody who oversees a plan that the body works
-- under. What is shared is what to show, never figures: whoever opens it sees what they may see themselves.
alter table saved_view
  add column shared_with text not null default 'me' check (shared_with in ('me', 'body', 'overseers')),
  add column body_id uuid references body,                -- in whose name it is shared
  add constraint saved_view_shared_by_body check ((shared_with = 'me') = (body_id is null));
create index saved_view_body on saved_view (body_id);

-- Bodies of published plans that I oversee: those that they bind, those that lead and issue them. As definer, so that
-- policies do not ask each other in a circle.
create function bodies_of_overseen_plans() returns setof uuid language sql stable
  security definer set search_path = public, pg_temp
  as $$ select b.id
          from plan p
         cross join lateral (
           select p.lead_body_id union all select p.issuer_body_id
           union all
           select o.body_id from obligation o where o.plan_id = p.id and o.published and not o.removed) b(id)
         where p.id = any (overseen_plans()) and p.version_number > 0 and b.id is not null $$;
revoke execute on function bodies_of_overseen_plans() from public;
grant execute on function bodies_of_overseen_plans() to binhdang_app, binhdang_worker;

create policy shared on saved_view for select to binhdang_app using (
  shared_with <> 'me' and body_id = any ((select my_bodies())::uuid[])
  or shared_with = 'overseers' and body_id in (select b.id from bodies_of_overseen_plans() b(id)));
-- Shared in the name of a body that one works in.
create policy in_own_name on saved_view as restrictive for insert to binhdang_app
  with check (shared_with = 'me' or body_id = any ((select my_bodies())::uuid[]));
create policy kept_in_own_name on saved_view as restrictive for update to binhdang_app
  using (true) with check (shared_with = 'me' or body_id = any ((select my_bodies())::uuid[]));
