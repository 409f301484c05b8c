-- Bringing records in from Excel: a file is checked whole, and only when a person says so all of its records are written
-- in one transaction, which can be undone as a whole.

-- ---------------------------------------------------------------- many audit lines in one transaction
-- Each line used to update its chain's head. A row that one transaction updates forty thousand times has as many dead
-- versions, and each update walks over all of them: the commit of an import took minutes, with the chain locked. Now
-- the first line updates the head; from the second on lines follow from the last line, and the head once, at the end.
create function audit_settle() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update audit_chain c set seq = l.seq, hash = l.hash
    from (select a.seq, a.hash from audit_line a where a.chain = new.chain order by a.seq desc limit 1) l
   where c.chain = new.chain and l.seq > c.seq;
  return null;
end $$;
revoke execute on function audit_settle() from public;
create constraint trigger settle after update on audit_chain deferrable initially deferred
  for each row when (old.seq = new.seq) execute function audit_settle();

create or replace function audit_append(operation text, object_kind text, object_id text,
                                        root_kind text, root_id text, before jsonb, after jsonb)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  line audit_line;
  head record;
  last record;
  behind boolean := false;
  action_name text := nullif(current_setting('app.action', true), '');
begin
  if action_name is null then
    raise exception 'a write outside an action: app.action is not set (% on %)', operation, object_kind;
  end if;
  line.actor_id := actor_id();
  line.chain := coalesce(abs(hashtext(line.actor_id::text)) % 16, 0);
  -- Held until commit, and taken only in deferred triggers, when the transaction waits for nothing else.
  select c.seq, c.hash, c.xmin = pg_current_xact_id()::xid as mine into head
    from audit_chain c where c.chain = line.chain for update;
  if head.mine then
    select l.seq, l.hash into last from audit_line l where l.chain = line.chain order by l.seq desc limit 1;
    behind := last.seq > head.seq;
    if behind then
      head.seq := last.seq;
      head.hash := last.hash;
    end if;
  end if;
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
  if not head.mine then
    update audit_chain c set seq = line.seq, hash = line.hash where c.chain = line.chain;
  elsif not behind then
    -- Nothing changes yet; the trigger above brings the head along after all lines that wait now.
    update audit_chain c set seq = c.seq where c.chain = line.chain;
  end if;
end $$;

-- ---------------------------------------------------------------- work in the background, done as the person who asked
-- Fixes for a transaction who acts, as open_session does for a request: the same policies bind a job as bound the request
-- that caused it, by the grants that hold when it runs. Nothing is returned where the account is closed.
create function act_for(person uuid, action text, request_id text)
returns table (login text, full_name text, locale text, grants jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  u app_user; g jsonb; role_name text;
begin
  perform set_config('app.action', action, true), set_config('app.request_id', request_id, true);
  select * into u from app_user x where x.id = person and x.active;
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
  return query select u.login, u.full_name, u.locale, g;
end $$;
revoke execute on function act_for(uuid, text, text) from public;
grant execute on function act_for(uuid, text, text) to binhdang_app;

-- ---------------------------------------------------------------- imports
create table record_import (
  id uuid primary key,
  register text not null,
  definition_id uuid not null references register_definition,
  body_id uuid not null references body,            -- of rows that name none
  file_id uuid references stored_file,               -- null when it is no longer kept
  file_name text not null,
  -- checking -> checked -> importing -> done -> undoing -> undone; or discarded for another file, or failed
  state text not null default 'checking'
    check (state in ('checking', 'checked', 'importing', 'done', 'undoing', 'undone', 'discarded', 'failed')),
  rows integer,
  right_rows integer,
  fault_count integer,
  warning_count integer,
  duplicate_count integer,
  report jsonb,                                     -- the first faults and likely duplicates, by cell
  choice jsonb,                                     -- what the person decided on confirming
  imported integer,
  failure jsonb,                                    -- in both languages
  made_by uuid not null references app_user,
  made_at timestamptz not null default present(),
  confirmed_by uuid references app_user,
  confirmed_at timestamptz,
  undone_by uuid references app_user,
  undone_at timestamptz,
  undo_reason text,
  version integer not null default 1
);
create index record_import_register on record_import (register, body_id, made_at desc);
create index record_import_definition on record_import (definition_id);
create index record_import_body on record_import (body_id);
create index record_import_file on record_import (file_id);
create index record_import_made_by on record_import (made_by);
create index record_import_confirmed_by on record_import (confirmed_by);
create index record_import_undone_by on record_import (undone_by);
-- Those that work is going on for, or was when a server stopped.
create index record_import_running on record_import (id) where state in ('checking', 'importing', 'undoing');

-- How far the work on an import is; written beside its transaction, so that it can be seen while that runs.
create table record_import_progress (
  import_id uuid primary key references record_import,
  phase text not null check (phase in ('waiting', 'reading', 'checking', 'writing', 'counting', 'undoing')),
  done integer not null default 0,
  total integer,
  attempts integer not null default 0,
  at timestamptz not null default now()
);

alter table record add column import_id uuid references record_import;
create index record_import_id on record (import_id) where import_id is not null;

-- What a file says of people stays in the file.
select as_business_table('record_import', 'report');
alter table record_import_progress enable row level security;
create policy worker on record_import_progress to binhdang_worker using (true) with check (true);

-- Seen and done by those who write for the body.
create policy read on record_import for select to binhdang_app using (body_id = any ((select writing_bodies())::uuid[]));
create policy begin on record_import for insert to binhdang_app with check (
  body_id = any ((select writing_bodies())::uuid[]) and made_by = actor_id());
create policy go_on on record_import for update to binhdang_app
  using (body_id = any ((select writing_bodies())::uuid[]))
  with check (body_id = any ((select writing_bodies())::uuid[]));
create policy read on record_import_progress for select to binhdang_app using (
  exists (select 1 from record_import i where i.id = import_id));
create policy begin on record_import_progress for insert to binhdang_app with check (
  exists (select 1 from record_import i where i.id = import_id));
create policy go_on on record_import_progress for update to binhdang_app
  using (exists (select 1 from record_import i where i.id = import_id))
  with check (exists (select 1 from record_import i where i.id = import_id));
-- A record belongs to an import that its author may see.
create policy of_import on record as restrictive for insert to binhdang_app with check (
  import_id is null or exists (select 1 from record_import i where i.id = import_id));
create policy read_import on stored_file for select to binhdang_app using (
  exists (select 1 from record_import i where i.file_id = stored_file.id));

grant select, insert, update on record_import, record_import_progress to binhdang_app;
grant select, update on record_import to binhdang_worker;
grant select, insert, update on record_import_progress to binhdang_worker;
