-- Entering without a connection. What a browser keeps is encrypted under a key of two parts: one stays in the browser,
-- the other is here and given only to the person signed in there. Signing out removes it, and what was kept can be read
-- no more, whatever is left on the disk of a shared computer.
create table offline_part (
  user_id uuid not null references app_user,
  store_id uuid not null,                           -- made by the browser for its store
  part bytea not null check (octet_length(part) = 32),
  session_id uuid not null,                         -- that asked last; when it signs out, the part goes
  used_at timestamptz not null default now(),
  primary key (user_id, store_id)
);
create index offline_part_session on offline_part (session_id);
alter table offline_part enable row level security;
create policy own on offline_part to binhdang_app using (user_id = actor_id()) with check (user_id = actor_id());
create policy worker on offline_part to binhdang_worker using (true);
grant select, insert, update, delete on offline_part to binhdang_app;
grant select (user_id, store_id, session_id, used_at), delete on offline_part to binhdang_worker;
