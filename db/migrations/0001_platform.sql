-- What every room stands on: who acts, in which session, what was written, by whom.
-- Roles: the owner runs migrations; binhdang_app serves requests and owns nothing, so row-level
-- security always binds it; binhdang_worker runs jobs (reminders, mail) that act for nobody in particular.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

create collation if not exists vietnamese (provider = icu, locale = 'vi');

-- Search ignores diacritics and case. unaccent() is only STABLE (its dictionary could change), which
-- an index may not use; naming the dictionary makes the result fixed for a given installation.
create function fold(value text) returns text
  language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent', normalize(value, NFC))) $$;

-- ---------------------------------------------------------------- the acting person
-- open_session() (below) sets these for the length of one transaction.
create function actor_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

create function actor_bodies(role_name text) returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.bodies_' || role_name, true), ''), '{}')::uuid[] $$;

-- Bodies in which the person works today. Running the system (administrator) is no reason to see work.
create function my_bodies() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.bodies', true), ''), '{}')::uuid[] $$;

create function is_administrator() returns boolean language sql stable parallel safe
  as $$ select cardinality(actor_bodies('administrator')) > 0 $$;

-- The clock of the work. A demo of a past year's plan shifts it by app.clock_shift_days (a connection option),
-- so that the plan is met in its own year; sessions and locks go by the real clock.
create function present() returns timestamptz language sql stable parallel safe
  as $$ select now() + make_interval(days => coalesce(nullif(current_setting('app.clock_shift_days', true), '')::int, 0)) $$;

-- Civil date in Vietnam.
create function today() returns date language sql stable parallel safe
  as $$ select (present() at time zone 'Asia/Ho_Chi_Minh')::date $$;

-- Few facts about this installation: the demo's clock shift, what was loaded.
create table setting (
  key text primary key,
  value jsonb not null
);

-- ---------------------------------------------------------------- people and sessions
create table app_user (
  id uuid primary key,
  login text not null,
  email text,
  full_name text not null,
  job_title text,
  password_hash text not null,
  locale text not null default 'vi' check (locale in ('vi', 'en')),
  active boolean not null default true,
  demo boolean not null default false,
  must_change_password boolean not null default false,
  mail_notifications boolean not null default true,
  created_at timestamptz not null default present(),
  version integer not null default 1,
  constraint app_user_login_lower check (login = lower(login))
);
create unique index app_user_login on app_user (login);
create unique index app_user_email on app_user (lower(email)) where email is not null;

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references app_user,
  created_at timestamptz not null default present(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  user_agent text
);
create index session_of_user on session (user_id);

-- Failed sign-ins, for slowing down guessing; holds a hash of the login, never what was typed.
create table sign_in_failure (
  id bigint generated always as identity primary key,
  login_hash bytea not null,
  at timestamptz not null default now()
);
create index sign_in_failure_recent on sign_in_failure (login_hash, at);

-- ---------------------------------------------------------------- audit: append-only, chained
-- Several chains, so that writers do not queue behind one lock; a person always writes to the same one.
create table audit_chain (
  chain smallint primary key,
  seq bigint not null default 0,
  hash bytea not null default '\x00'
);
insert into audit_chain (chain) select generate_series(0, 15);

create table audit_line (
  chain smallint not null references audit_chain,
  seq bigint not null,
  at timestamptz not null,
  actor_id uuid,
  action text not null,
  request_id uuid,
  operation text not null check (operation in ('insert', 'update', 'delete', 'event')),
  object_kind text not null,
  object_id text not null,
  root_kind text,
  root_id text,
  before jsonb,
  after jsonb,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (chain, seq)
);
create index audit_line_object on audit_line (object_kind, object_id, at desc);
create index audit_line_root on audit_line (root_kind, root_id, at desc) where root_id is not null;
create index audit_line_at on audit_line (at desc);
create index audit_line_actor on audit_line (actor_id, at desc);

-- Heads of the chains, noted from time to time and printed outside the database as well.
create table audit_anchor (
  at timestamptz not null default now(),
  chain smallint not null references audit_chain,
  seq bigint not null,
  hash bytea not null,
  primary key (chain, seq)
);

create function audit_hash(prev bytea, line audit_line) returns bytea language sql immutable
  as $$ select sha256(prev || convert_to(jsonb_build_object(
      'chain', line.chain, 'seq', line.seq,
      'at', to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
      'actor', line.actor_id, 'action', line.action, 'request', line.request_id,
      'operation', line.operation, 'kind', line.object_kind, 'id', line.object_id,
      'root_kind', line.root_kind, 'root_id', line.root_id,
      'before', line.before, 'after', line.after)::text, 'UTF8')) $$;

create function audit_append(operation text, object_kind text, object_id text,
                             root_kind text, root_id text, before jsonb, after jsonb)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  line audit_line;
  head audit_chain;
  action_name text := nullif(current_setting('app.action', true), '');
begin
  if action_name is null then
    raise exception 'a write outside an action: app.action is not set (% on %)', operation, object_kind;
  end if;
  line.actor_id := actor_id();
  line.chain := coalesce(abs(hashtext(line.actor_id::text)) % 16, 0);
  -- Held until commit, and taken only in deferred triggers, when the transaction waits for nothing else.
  select * into head from audit_chain c where c.chain = line.chain for update;
  line.seq := head.seq + 1;
  line.at := present() + (clock_timestamp() - now());
  line.action := action_name;
  line.request_id := nullif(current_setting('app.request_id', true), '')::uuid;
  line.operation := operation;
  line.object_kind := object_kind;
  line.object_id := object_id;
  line.root_kind := root_kind;
  line.root_id := root_id;
  line.before := before;
  line.after := after;
  line.prev_hash := head.hash;
  line.hash := audit_hash(head.hash, line);
  insert into audit_line select line.*;
  update audit_chain c set seq = line.seq, hash = line.hash where c.chain = line.chain;
end $$;

-- Row trigger: writes what changed. Arguments: columns never to be written down (comma separated, may be
-- empty), kind of the object this row belongs to, and the column that names it.
create function audit_row() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  hidden text[] := string_to_array(coalesce(tg_argv[0], ''), ',');
  root_kind text := tg_argv[1];
  root_id text := case when tg_argv[2] is not null then coalesce(new_row, old_row) ->> tg_argv[2] end;
  object_id text := coalesce(new_row, old_row) ->> 'id';
  was jsonb; now_is jsonb;
begin
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_row -> o.key)
      into was, now_is
      from jsonb_each(old_row) o
      where o.value is distinct from new_row -> o.key and o.key <> 'version' and not o.key = any (hidden);
    if was is null then
      if old_row - 'version' = new_row - 'version' then return null; end if;
      was := '{}'; now_is := jsonb_build_object('hidden_change', true);
    end if;
  else
    was := old_row - hidden; now_is := new_row - hidden;
  end if;
  perform audit_append(lower(tg_op), tg_table_name::text, object_id, root_kind, root_id, was, now_is);
  return null;
end $$;

-- Every row carries a version; an edit names the version it was based on.
create function next_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;

-- Makes a table a business table: versions, audit, and no right for anybody until a policy gives one.
create function as_business_table(name regclass, hidden text default '', root_kind text default null,
                                  root_column text default null) returns void language plpgsql as $$
begin
  execute format('create trigger version before update on %s for each row execute function next_version()', name);
  execute format('create constraint trigger audit after insert or update or delete on %s deferrable initially deferred
                  for each row execute function audit_row(%s)', name,
                 concat_ws(', ', quote_literal(hidden), quote_literal(root_kind), quote_literal(root_column)));
  execute format('alter table %s enable row level security', name);
  execute format('create policy worker on %s to binhdang_worker using (true) with check (true)', name);
end $$;

-- ---------------------------------------------------------------- writes that are sent twice
create table idempotency_key (
  user_id uuid not null references app_user,
  key text not null,
  action text not null,
  request_hash bytea not null,
  status smallint,
  response jsonb,
  at timestamptz not null default now(),
  primary key (user_id, key)
);
create index idempotency_key_at on idempotency_key (at);
alter table idempotency_key enable row level security;
create policy own on idempotency_key to binhdang_app using (user_id = actor_id()) with check (user_id = actor_id());
create policy worker on idempotency_key to binhdang_worker using (true);

-- ---------------------------------------------------------------- files: content outside, facts inside
create table stored_file (
  id uuid primary key,
  sha256 bytea not null,
  size_bytes bigint not null,
  media_type text not null,
  name text not null,
  body_id uuid not null,
  uploaded_by uuid not null references app_user,
  created_at timestamptz not null default present(),
  version integer not null default 1
);
create index stored_file_body on stored_file (body_id);
create index stored_file_uploaded_by on stored_file (uploaded_by);

-- ---------------------------------------------------------------- notifications
create table notification (
  id uuid primary key,
  user_id uuid not null references app_user,
  kind text not null,
  object_kind text not null,
  object_id uuid not null,
  detail jsonb not null default '{}',
  created_at timestamptz not null default present(),
  read_at timestamptz,
  version integer not null default 1
);
create index notification_user on notification (user_id, created_at desc);
create index notification_unread on notification (user_id) where read_at is null;
