-- Bodies over time. A body is a key plus validity; official codes are facts about it and are reused by
-- later bodies, so a code alone never identifies one. All intervals are half-open: [valid_from, valid_to).

create table body (
  id uuid primary key,
  key text not null,
  kind text not null,
  level text not null check (level in ('central', 'province', 'district', 'commune')),
  valid_from date not null,
  valid_to date,
  note text,
  version integer not null default 1,
  constraint body_validity check (valid_to is null or valid_from < valid_to),
  unique (key, valid_from)
);
create index body_kind on body (kind, level);

create table body_name (
  id uuid primary key,
  body_id uuid not null references body,
  name text not null,
  short_name text,
  name_en text,
  symbol text,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  constraint body_name_validity check (valid_to is null or valid_from < valid_to)
);
create index body_name_body on body_name (body_id, valid_from);
create index body_name_search on body_name using gin (fold(name) gin_trgm_ops);

create table body_code (
  id uuid primary key,
  body_id uuid not null references body,
  system text not null,
  code text not null,
  valid_from date not null,
  valid_to date,
  version integer not null default 1
);
create index body_code_body on body_code (body_id);
create index body_code_code on body_code (system, code);

-- Names as documents write them. alias_key is the domain's nameKey(): case, diacritics and spelling folded.
create table body_alias (
  id uuid primary key,
  body_id uuid not null references body,
  alias text not null,
  alias_key text not null,
  version integer not null default 1,
  unique (body_id, alias_key)
);
create index body_alias_key on body_alias (alias_key);

create table body_edge (
  id uuid primary key,
  child_id uuid not null references body,
  parent_id uuid not null references body,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  constraint body_edge_not_self check (child_id <> parent_id),
  constraint body_edge_validity check (valid_to is null or valid_from < valid_to)
);
create index body_edge_child on body_edge (child_id, valid_from);
create index body_edge_parent on body_edge (parent_id, valid_from);

-- "Các sở, ban, ngành", "UBND các huyện, thành phố": a rule (kinds, level, under) and/or named members.
create table body_group (
  id uuid primary key,
  key text not null unique,
  name text not null,
  name_en text,
  aliases text[] not null default '{}',
  rule jsonb,
  confirm_members boolean not null default false,   -- the name leaves open who is meant; the lead officer confirms
  valid_from date not null,
  valid_to date,
  version integer not null default 1
);

create table body_group_member (
  id uuid primary key,
  group_id uuid not null references body_group,
  body_id uuid not null references body,
  valid_from date not null,
  valid_to date,
  version integer not null default 1
);
create index body_group_member_group on body_group_member (group_id);
create index body_group_member_body on body_group_member (body_id);

alter table stored_file add constraint stored_file_body_fk foreign key (body_id) references body;

-- Who may do what where, from when to when.
create table role_grant (
  id uuid primary key,
  user_id uuid not null references app_user,
  body_id uuid not null references body,
  role text not null check (role in ('administrator', 'lead_officer', 'leader', 'focal_officer', 'viewer')),
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  constraint role_grant_validity check (valid_to is null or valid_from < valid_to)
);
create index role_grant_user on role_grant (user_id, valid_from);
create index role_grant_body on role_grant (body_id, valid_from);

-- ---------------------------------------------------------------- opening a session for one transaction
-- The database itself checks the token and fixes who acts, so that a request cannot act for somebody else.
create function open_session(token text, action text, request_id text)
returns table (session_id uuid, user_id uuid, login text, full_name text, locale text,
               must_change_password boolean, last_seen_at timestamptz, grants jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  s session; u app_user; g jsonb; role_name text;
begin
  perform set_config('app.action', action, true), set_config('app.request_id', request_id, true);
  select * into s from session x where x.token_hash = sha256(decode(token, 'hex')) and x.expires_at > now();
  if not found then return; end if;
  select * into u from app_user x where x.id = s.user_id and x.active;
  if not found then return; end if;
  select coalesce(jsonb_agg(jsonb_build_object('bodyId', r.body_id, 'role', r.role)), '[]') into g
    from role_grant r
    where r.user_id = u.id and r.valid_from <= today() and (r.valid_to is null or r.valid_to > today());
  perform set_config('app.user_id', u.id::text, true),
          set_config('app.bodies', (select coalesce(array_agg(distinct (e ->> 'bodyId')::uuid), '{}')
                                      from jsonb_array_elements(g) e
                                     where e ->> 'role' <> 'administrator')::text, true);
  foreach role_name in array array['administrator', 'lead_officer', 'leader', 'focal_officer', 'viewer'] loop
    perform set_config('app.bodies_' || role_name,
      (select coalesce(array_agg((e ->> 'bodyId')::uuid), '{}') from jsonb_array_elements(g) e
        where e ->> 'role' = role_name)::text, true);
  end loop;
  return query select s.id, u.id, u.login, u.full_name, u.locale, u.must_change_password, s.last_seen_at, g;
end $$;

-- ---------------------------------------------------------------- audit, and who may see and write
select as_business_table('body');
select as_business_table('body_name', '', 'body', 'body_id');
select as_business_table('body_code', '', 'body', 'body_id');
select as_business_table('body_alias', '', 'body', 'body_id');
select as_business_table('body_edge', '', 'body', 'child_id');
select as_business_table('body_group');
select as_business_table('body_group_member', '', 'body_group', 'group_id');
select as_business_table('app_user', 'password_hash');
select as_business_table('role_grant', '', 'app_user', 'user_id');
select as_business_table('stored_file');

do $$
declare t text;
begin
  -- The tree is public within the system; only an administrator changes it.
  foreach t in array array['body', 'body_name', 'body_code', 'body_alias', 'body_edge', 'body_group', 'body_group_member'] loop
    execute format('create policy read on %I for select to binhdang_app using (actor_id() is not null)', t);
    execute format('create policy write on %I for all to binhdang_app using ((select is_administrator())) with check ((select is_administrator()))', t);
  end loop;
end $$;

-- Colleagues in one's bodies, oneself, and for administrators everybody. The lead body finds people through
-- people_of_body() (name and title only).
create policy read on app_user for select to binhdang_app using (
  id = actor_id() or (select is_administrator())
  or exists (select 1 from role_grant g where g.user_id = app_user.id and g.body_id = any ((select my_bodies())::uuid[])));
create policy write on app_user for all to binhdang_app
  using ((select is_administrator())) with check ((select is_administrator()));
create policy write_self on app_user for update to binhdang_app using (id = actor_id()) with check (id = actor_id());

create policy read on role_grant for select to binhdang_app using (
  user_id = actor_id() or (select is_administrator()) or body_id = any ((select my_bodies())::uuid[]));
create policy write on role_grant for all to binhdang_app
  using ((select is_administrator())) with check ((select is_administrator()));

-- Names and titles of the people who act for a body: shown on the body's page to anybody signed in.
create function people_of_body(body uuid) returns table (user_id uuid, full_name text, job_title text, role text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select u.id, u.full_name, u.job_title, g.role
          from role_grant g join app_user u on u.id = g.user_id
         where g.body_id = body and u.active and actor_id() is not null
           and g.valid_from <= today() and (g.valid_to is null or g.valid_to > today())
         order by u.full_name collate vietnamese, g.role $$;

-- A person's name where the row that names them is visible (authors of progress, remarks, history).
create function person_name(person uuid) returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$ select full_name from app_user where id = person and actor_id() is not null $$;
