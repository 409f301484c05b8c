-- Obligations and the work on them. Children repeat plan_id and body_id so that their row-level
-- policies need no join.

create table obligation (
  id uuid primary key,
  plan_id uuid not null references plan,
  node_id uuid not null references plan_node,
  body_id uuid not null references body,
  role text not null check (role in ('lead', 'coordinate', 'participate', 'request')),
  cadence jsonb,                                    -- domain Cadence; null: as prescribed, not yet fixed
  cadence_origin text check (cadence_origin in ('read', 'suggested', 'officer')),
  due_on date,                                      -- next open due date, derived from the occurrences; the last when none is open
  expected_proof text,
  weight integer not null default 1 check (weight between 1 and 10),
  measurable boolean not null default false,        -- percent means something here
  state text not null default 'not_started' check (state in ('not_started', 'in_progress', 'done', 'not_applicable')),
  percent integer check (percent between 0 and 100),
  done_on date,
  verdict text check (verdict in ('submitted', 'verified', 'returned')),   -- on the latest progress
  last_progress_at timestamptz,
  delegated_to uuid references app_user,
  published boolean not null default false,
  removed boolean not null default false,           -- dropped by an amendment; history stays
  pending jsonb,                                    -- of a published one: what the next version of the plan will change
  version integer not null default 1
);
create unique index obligation_once on obligation (node_id, body_id) where not removed;
create index obligation_node on obligation (node_id);
create index obligation_plan on obligation (plan_id, body_id);
create index obligation_body on obligation (body_id, due_on) where published and not removed;
create index obligation_delegated on obligation (delegated_to) where delegated_to is not null;

create table obligation_occurrence (
  id uuid primary key,
  obligation_id uuid not null references obligation,
  plan_id uuid not null references plan,
  body_id uuid not null references body,
  due_on date not null,
  opens_on date,
  done_on date,
  version integer not null default 1,
  unique (obligation_id, due_on)
);
create index obligation_occurrence_plan on obligation_occurrence (plan_id, due_on);
create index obligation_occurrence_body on obligation_occurrence (body_id, due_on) where done_on is null;

create table progress (
  id uuid primary key,
  obligation_id uuid not null references obligation,
  occurrence_id uuid references obligation_occurrence,
  plan_id uuid not null references plan,
  body_id uuid not null references body,
  state text not null check (state in ('not_started', 'in_progress', 'done', 'not_applicable')),
  percent integer check (percent between 0 and 100),
  narrative text not null,
  figures jsonb not null default '[]',              -- [{label, value, unit}]
  done_on date,
  reported_by uuid not null references app_user,
  reported_at timestamptz not null default present(),
  verdict text not null default 'submitted' check (verdict in ('submitted', 'verified', 'returned')),
  remarks text,
  judged_by uuid references app_user,
  judged_at timestamptz,
  version integer not null default 1,
  constraint progress_returned_with_remarks check (verdict <> 'returned' or remarks is not null)
);
create index progress_obligation on progress (obligation_id, reported_at desc);
create index progress_occurrence on progress (occurrence_id);
create index progress_plan on progress (plan_id, reported_at desc);
create index progress_waiting on progress (plan_id) where verdict = 'submitted';
create index progress_body on progress (body_id);
create index progress_reported_by on progress (reported_by);
create index progress_judged_by on progress (judged_by);
create index progress_search on progress using gin (fold(narrative) gin_trgm_ops);

create table evidence (
  id uuid primary key,
  progress_id uuid not null references progress,
  obligation_id uuid not null references obligation,
  plan_id uuid not null references plan,
  body_id uuid not null references body,
  file_id uuid not null references stored_file,
  caption text,
  version integer not null default 1
);
create index evidence_progress on evidence (progress_id);
create index evidence_obligation on evidence (obligation_id);
create index evidence_plan on evidence (plan_id);
create index evidence_body on evidence (body_id);
create index evidence_file on evidence (file_id);

-- Raised upward, answered downward (closing clause of the plan).
create table difficulty (
  id uuid primary key,
  plan_id uuid not null references plan,
  obligation_id uuid references obligation,
  body_id uuid not null references body,            -- who asks
  with_body_id uuid not null references body,       -- who has to answer now
  title text not null,
  status text not null default 'raised' check (status in ('raised', 'answered', 'escalated', 'settled')),
  raised_by uuid not null references app_user,
  raised_at timestamptz not null default present(),
  version integer not null default 1
);
create index difficulty_plan on difficulty (plan_id, status);
create index difficulty_obligation on difficulty (obligation_id);
create index difficulty_body on difficulty (body_id);
create index difficulty_with on difficulty (with_body_id, status);
create index difficulty_raised_by on difficulty (raised_by);

create table difficulty_message (
  id uuid primary key,
  difficulty_id uuid not null references difficulty,
  plan_id uuid not null references plan,
  body_id uuid not null references body,            -- who asks, as on the difficulty
  kind text not null check (kind in ('raise', 'answer', 'escalate', 'decide', 'reply', 'settle')),
  text text not null,
  author_id uuid not null references app_user,
  author_body_id uuid not null references body,
  at timestamptz not null default present(),
  version integer not null default 1
);
create index difficulty_message_difficulty on difficulty_message (difficulty_id, at);
create index difficulty_message_plan on difficulty_message (plan_id);
create index difficulty_message_body on difficulty_message (body_id);
create index difficulty_message_author on difficulty_message (author_id);
create index difficulty_message_author_body on difficulty_message (author_body_id);

create table urge (
  id uuid primary key,
  plan_id uuid not null references plan,
  body_id uuid not null references body,            -- who is urged
  message text not null,
  answer_by date,
  sent_by uuid not null references app_user,
  sent_at timestamptz not null default present(),
  by_mail boolean not null default false,
  letter_document_id uuid,                          -- official letter composed for it
  version integer not null default 1
);
create index urge_plan on urge (plan_id, sent_at desc);
create index urge_body on urge (body_id, sent_at desc);
create index urge_sent_by on urge (sent_by);

create table urge_item (
  id uuid primary key,
  urge_id uuid not null references urge,
  obligation_id uuid not null references obligation,
  plan_id uuid not null references plan,
  body_id uuid not null references body,
  version integer not null default 1
);
create index urge_item_urge on urge_item (urge_id);
create index urge_item_obligation on urge_item (obligation_id);
create index urge_item_plan on urge_item (plan_id);
create index urge_item_body on urge_item (body_id);

-- An official document composed here: the model it was made from stays, so that it reads as it was.
create table composed_document (
  id uuid primary key,
  plan_id uuid not null references plan,
  body_id uuid not null references body,            -- whose document it is
  kind text not null check (kind in ('progress_report', 'urging_letter', 'assignment_extract')),
  title text not null,
  as_of date not null,
  model jsonb not null,                             -- packages/vanban OfficialDocument
  sources jsonb not null default '{}',              -- which records each part was made from
  created_by uuid not null references app_user,
  created_at timestamptz not null default present(),
  version integer not null default 1
);
create index composed_document_plan on composed_document (plan_id, created_at desc);
create index composed_document_body on composed_document (body_id);
create index composed_document_created_by on composed_document (created_by);
alter table urge add constraint urge_letter foreign key (letter_document_id) references composed_document;
create index urge_letter_document on urge (letter_document_id);

create table saved_view (
  id uuid primary key,
  user_id uuid not null references app_user,
  screen text not null,
  name text not null,
  query jsonb not null,
  version integer not null default 1,
  unique (user_id, screen, name)
);

-- Private link for a calendar program; the token itself is not stored.
create table calendar_feed (
  id uuid primary key,
  user_id uuid not null unique references app_user,
  token_hash bytea not null unique,
  created_at timestamptz not null default present(),
  version integer not null default 1
);

-- ---------------------------------------------------------------- who sees what
-- Plans whose work I see whole: my body leads or issued them. As definer, so that policies on plan and
-- obligation do not ask each other in a circle; policies call these once per statement.
create function overseen_plans() returns uuid[] language sql stable
  security definer set search_path = public, pg_temp
  as $$ select coalesce(array_agg(id), '{}') from plan
         where lead_body_id = any (my_bodies()) or issuer_body_id = any (my_bodies()) $$;

-- Plans that I run, as lead officer of the lead body or of the issuer.
create function managed_plans() returns uuid[] language sql stable
  security definer set search_path = public, pg_temp
  as $$ select coalesce(array_agg(id), '{}') from plan
         where lead_body_id = any (actor_bodies('lead_officer')) or issuer_body_id = any (actor_bodies('lead_officer')) $$;

-- Plans that I may read: overseen, or published to a body of mine (bound by it or among its recipients).
create function visible_plans() returns uuid[] language sql stable
  security definer set search_path = public, pg_temp
  as $$ select coalesce(array_agg(p.id), '{}') from plan p
         where p.lead_body_id = any (my_bodies()) or p.issuer_body_id = any (my_bodies())
            or p.version_number > 0 and (
                 exists (select 1 from obligation o where o.plan_id = p.id and o.published and not o.removed
                                                    and o.body_id = any (my_bodies()))
              or exists (select 1 from plan_recipient r where r.plan_id = p.id and r.notified_at is not null
                                                        and r.body_id = any (my_bodies()))) $$;

-- Plans that have been published at least once.
create function published_plans() returns uuid[] language sql stable
  security definer set search_path = public, pg_temp
  as $$ select coalesce(array_agg(id), '{}') from plan where version_number > 0 $$;

-- Who else has a task: bodies and their roles, for everybody the published plan is shown to; what the others
-- did about it stays theirs.
create function bodies_on_node(node uuid) returns table (body_id uuid, role text, obligation_id uuid) language sql stable
  security definer set search_path = public, pg_temp
  as $$ select o.body_id, o.role,
               case when o.plan_id = any (overseen_plans()) or o.body_id = any (my_bodies()) then o.id end
          from obligation o
         where o.node_id = node and o.published and not o.removed and o.plan_id = any (visible_plans()) $$;

-- Finding words in long texts. As definer, with the policy's condition inside: under row-level security the planner
-- must check the policy before it calls any function of the text, so that the trigram indexes would lie idle.
create function nodes_with(pattern text) returns setof uuid language sql stable
  security definer set search_path = public, pg_temp
  as $$ select n.id from plan_node n
         where fold(n.text) ~ pattern and n.plan_id = any ((select visible_plans())::uuid[]) $$;

create function reported_with(pattern text) returns setof uuid language sql stable
  security definer set search_path = public, pg_temp
  as $$ select g.obligation_id from progress g
         where fold(g.narrative) ~ pattern
           and (g.body_id = any ((select my_bodies())::uuid[]) or g.plan_id = any ((select overseen_plans())::uuid[])) $$;

create function visible_documents() returns uuid[] language sql stable
  security definer set search_path = public, pg_temp
  as $$ select coalesce(array_agg(p.document_id), '{}') from plan p where p.id = any (visible_plans()) $$;

-- Bodies for which I may write reports of work.
create function writing_bodies() returns uuid[] language sql stable parallel safe
  as $$ select actor_bodies('focal_officer') || actor_bodies('lead_officer') $$;

-- Bodies for which I may raise, answer and decide.
create function speaking_bodies() returns uuid[] language sql stable parallel safe
  as $$ select writing_bodies() || actor_bodies('leader') $$;

select as_business_table('document', 'source_text');
select as_business_table('plan');
select as_business_table('plan_node', '', 'plan', 'plan_id');
select as_business_table('plan_node_body', '', 'plan', 'plan_id');
select as_business_table('plan_edit', 'before,after', 'plan', 'plan_id');
select as_business_table('plan_version', 'snapshot', 'plan', 'plan_id');
select as_business_table('plan_recipient', '', 'plan', 'plan_id');
select as_business_table('obligation');
select as_business_table('obligation_occurrence', '', 'obligation', 'obligation_id');
select as_business_table('progress', '', 'obligation', 'obligation_id');
select as_business_table('evidence', '', 'obligation', 'obligation_id');
select as_business_table('difficulty');
select as_business_table('difficulty_message', '', 'difficulty', 'difficulty_id');
select as_business_table('urge');
select as_business_table('urge_item', '', 'urge', 'urge_id');
select as_business_table('composed_document', 'model,sources');
select as_business_table('saved_view');
select as_business_table('calendar_feed', 'token_hash');

-- Documents and plans
create policy read on document for select to binhdang_app using (
  owner_body_id = any ((select my_bodies())::uuid[]) or id = any ((select visible_documents())::uuid[]));
create policy write on document for all to binhdang_app
  using (owner_body_id = any ((select actor_bodies('lead_officer'))::uuid[]))
  with check (owner_body_id = any ((select actor_bodies('lead_officer'))::uuid[]));
create policy read on plan for select to binhdang_app using (
  lead_body_id = any ((select my_bodies())::uuid[]) or issuer_body_id = any ((select my_bodies())::uuid[])
  or id = any ((select visible_plans())::uuid[]));
create policy write on plan for all to binhdang_app
  using (lead_body_id = any ((select actor_bodies('lead_officer'))::uuid[])
         or issuer_body_id = any ((select actor_bodies('lead_officer'))::uuid[]))
  with check (lead_body_id = any ((select actor_bodies('lead_officer'))::uuid[])
              or issuer_body_id = any ((select actor_bodies('lead_officer'))::uuid[]));

-- While a plan is under review its nodes are the lead body's and the issuer's; readers of a published plan
-- see its nodes.
do $$
declare t text;
begin
  foreach t in array array['plan_node', 'plan_node_body', 'plan_version'] loop
    execute format('create policy read on %I for select to binhdang_app using (plan_id = any ((select visible_plans())::uuid[]))', t);
    execute format('create policy write on %I for all to binhdang_app using (plan_id = any ((select managed_plans())::uuid[])) with check (plan_id = any ((select managed_plans())::uuid[]))', t);
  end loop;
end $$;
create policy write on plan_edit for all to binhdang_app
  using (plan_id = any ((select managed_plans())::uuid[])) with check (plan_id = any ((select managed_plans())::uuid[]));
-- Who was reached and who acknowledged is for those who run and oversee the plan; a body sees its own line.
create policy read on plan_recipient for select to binhdang_app using (
  plan_id = any ((select overseen_plans())::uuid[])
  or notified_at is not null and body_id = any ((select my_bodies())::uuid[])
     and plan_id = any ((select published_plans())::uuid[]));
create policy write on plan_recipient for all to binhdang_app
  using (plan_id = any ((select managed_plans())::uuid[])) with check (plan_id = any ((select managed_plans())::uuid[]));
create policy acknowledge on plan_recipient for update to binhdang_app
  using (notified_at is not null and body_id = any ((select writing_bodies())::uuid[]))
  with check (body_id = any ((select writing_bodies())::uuid[]));

-- Work: one's own body's, and for the lead body and the issuer all of the plan's
create policy read on obligation for select to binhdang_app using (
  (published and body_id = any ((select my_bodies())::uuid[])) or plan_id = any ((select overseen_plans())::uuid[]));
create policy manage on obligation for all to binhdang_app
  using (plan_id = any ((select managed_plans())::uuid[])) with check (plan_id = any ((select managed_plans())::uuid[]));
create policy work on obligation for update to binhdang_app
  using (published and body_id = any ((select writing_bodies())::uuid[]))
  with check (published and body_id = any ((select writing_bodies())::uuid[]));

-- What hangs on an obligation is seen by whoever sees it: the own body only once it is published.
do $$
declare t text;
begin
  foreach t in array array['obligation_occurrence', 'progress', 'evidence', 'urge_item'] loop
    execute format('create policy read on %I for select to binhdang_app using (
      plan_id = any ((select overseen_plans())::uuid[])
      or body_id = any ((select my_bodies())::uuid[])
         and exists (select 1 from obligation o where o.id = %I.obligation_id and o.published))', t, t);
  end loop;
  foreach t in array array['obligation_occurrence', 'urge', 'urge_item'] loop
    execute format('create policy manage on %I for all to binhdang_app
      using (plan_id = any ((select managed_plans())::uuid[])) with check (plan_id = any ((select managed_plans())::uuid[]))', t);
  end loop;
end $$;
create policy read on difficulty for select to binhdang_app using (
  plan_id = any ((select overseen_plans())::uuid[])
  or body_id = any ((select my_bodies())::uuid[]) and plan_id = any ((select published_plans())::uuid[])
     and (obligation_id is null
          or exists (select 1 from obligation o where o.id = difficulty.obligation_id and o.published)));
create policy read on difficulty_message for select to binhdang_app using (
  exists (select 1 from difficulty d where d.id = difficulty_message.difficulty_id));
create policy read on urge for select to binhdang_app using (
  plan_id = any ((select overseen_plans())::uuid[])
  or body_id = any ((select my_bodies())::uuid[]) and plan_id = any ((select published_plans())::uuid[]));
create policy work on obligation_occurrence for update to binhdang_app
  using (body_id = any ((select writing_bodies())::uuid[])) with check (body_id = any ((select writing_bodies())::uuid[]));
create policy report on progress for insert to binhdang_app with check (
  body_id = any ((select writing_bodies())::uuid[])
  and exists (select 1 from obligation o where o.id = obligation_id and o.published and o.body_id = progress.body_id));
create policy correct on progress for update to binhdang_app
  using (body_id = any ((select writing_bodies())::uuid[]) and verdict <> 'verified')
  with check (body_id = any ((select writing_bodies())::uuid[]) and verdict = 'submitted');
create policy judge on progress for update to binhdang_app
  using (plan_id = any ((select managed_plans())::uuid[])) with check (plan_id = any ((select managed_plans())::uuid[]));
create policy report on evidence for insert to binhdang_app with check (body_id = any ((select writing_bodies())::uuid[]));
create policy withdraw on evidence for delete to binhdang_app using (body_id = any ((select writing_bodies())::uuid[]));

create policy raise on difficulty for insert to binhdang_app with check (body_id = any ((select writing_bodies())::uuid[]));
create policy handle on difficulty for update to binhdang_app
  using (body_id = any ((select speaking_bodies())::uuid[]) or with_body_id = any ((select speaking_bodies())::uuid[])
         or plan_id = any ((select managed_plans())::uuid[]))
  with check (true);
create policy speak on difficulty_message for insert to binhdang_app
  with check (author_id = actor_id() and author_body_id = any ((select speaking_bodies())::uuid[])
              and exists (select 1 from difficulty d where d.id = difficulty_id and d.body_id = difficulty_message.body_id
                                                       and d.plan_id = difficulty_message.plan_id));

create policy read on composed_document for select to binhdang_app using (
  body_id = any ((select my_bodies())::uuid[]) or plan_id = any ((select overseen_plans())::uuid[])
  or exists (select 1 from urge u where u.letter_document_id = composed_document.id and u.body_id = any ((select my_bodies())::uuid[])));
-- Whoever works for a body may have its document drawn up; its wording is changed by those who write for it.
create policy compose on composed_document for insert to binhdang_app
  with check (created_by = actor_id() and body_id = any ((select my_bodies())::uuid[]));
create policy edit on composed_document for update to binhdang_app
  using (body_id = any ((select writing_bodies())::uuid[])) with check (body_id = any ((select writing_bodies())::uuid[]));
-- They also take a draft away; what has its number or date, or was sent with an urge, is a record and stays.
create policy discard on composed_document for delete to binhdang_app
  using (body_id = any ((select writing_bodies())::uuid[])
         and model #>> '{heading,number}' is null and length(model #>> '{heading,date}') < length('2022-03-11')
         and not exists (select 1 from urge u where u.letter_document_id = composed_document.id));

create policy own on saved_view for all to binhdang_app using (user_id = actor_id()) with check (user_id = actor_id());
create policy own on calendar_feed for all to binhdang_app using (user_id = actor_id()) with check (user_id = actor_id());

-- Files are seen by who uploaded them and by who sees what they are attached to.
create policy upload on stored_file for insert to binhdang_app
  with check (uploaded_by = actor_id() and body_id = any ((select my_bodies())::uuid[]));
create policy read on stored_file for select to binhdang_app using (
  uploaded_by = actor_id()
  or exists (select 1 from evidence e where e.file_id = stored_file.id)
  or exists (select 1 from document d where d.file_id = stored_file.id));

alter table notification enable row level security;
create policy worker on notification to binhdang_worker using (true) with check (true);
create policy own on notification for select to binhdang_app using (user_id = actor_id());
create policy mark on notification for update to binhdang_app using (user_id = actor_id()) with check (user_id = actor_id());

-- Telling people is part of the write that causes it, whoever they are: one row per active holder of a
-- role in the body, but not to the person who acts.
create function notify_body(body uuid, roles text[], kind text, object_kind text, object_id uuid, detail jsonb)
  returns setof uuid language sql volatile security definer set search_path = public, pg_temp as $$
  insert into notification (id, user_id, kind, object_kind, object_id, detail)
  select gen_random_uuid(), u.id, notify_body.kind, notify_body.object_kind, notify_body.object_id, notify_body.detail
    from app_user u
   where u.active and u.id is distinct from actor_id()
     and exists (select 1 from role_grant g where g.user_id = u.id and g.body_id = notify_body.body
                  and g.role = any (roles) and g.valid_from <= today() and (g.valid_to is null or g.valid_to > today()))
  returning id $$;

create function notify_person(person uuid, kind text, object_kind text, object_id uuid, detail jsonb)
  returns setof uuid language sql volatile security definer set search_path = public, pg_temp as $$
  insert into notification (id, user_id, kind, object_kind, object_id, detail)
  select gen_random_uuid(), person, notify_person.kind, notify_person.object_kind, notify_person.object_id, notify_person.detail
   where person is distinct from actor_id()
  returning id $$;

-- ---------------------------------------------------------------- signing in, for the app role
create function sign_in_candidate(login_name text) returns table (user_id uuid, password_hash text, active boolean)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select id, u.password_hash, u.active from app_user u where u.login = lower(login_name) $$;

create function start_session(session_id uuid, token text, person uuid, lifetime interval, agent text) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  insert into session (id, token_hash, user_id, expires_at, user_agent)
  values (session_id, sha256(decode(token, 'hex')), person, now() + lifetime, left(agent, 200)) $$;

create function touch_session(token text, lifetime interval) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  update session set last_seen_at = now(), expires_at = greatest(expires_at, now() + lifetime)
   where token_hash = sha256(decode(token, 'hex')) $$;

create function end_own_session(session_id uuid) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  delete from session where id = session_id and user_id = actor_id() $$;

create function end_other_sessions(person uuid, keep uuid) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  delete from session where user_id = person and id is distinct from keep
     and (person = actor_id() or is_administrator()) $$;

create function set_password(person uuid, new_hash text, must_change boolean) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if person is distinct from actor_id() and not is_administrator() then
    raise exception 'not allowed to set this password' using errcode = '42501';
  end if;
  update app_user set password_hash = new_hash, must_change_password = must_change where id = person;
end $$;

create function own_password_hash() returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$ select password_hash from app_user where id = actor_id() $$;

create function recent_sign_in_failures(login_name text) returns bigint
  language sql stable security definer set search_path = public, pg_temp
  as $$ select count(*) from sign_in_failure
         where login_hash = sha256(convert_to(lower(login_name), 'UTF8')) and at > now() - interval '15 minutes' $$;

create function note_sign_in_failure(login_name text) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  insert into sign_in_failure (login_hash) values (sha256(convert_to(lower(login_name), 'UTF8'))) $$;

create function forget_sign_in_failures(login_name text) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  delete from sign_in_failure where login_hash = sha256(convert_to(lower(login_name), 'UTF8')) $$;

-- Who owns a calendar feed, asked by a calendar program that has no session.
create function open_calendar_feed(token text) returns uuid
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare person uuid; bodies text;
begin
  select f.user_id into person from calendar_feed f join app_user u on u.id = f.user_id and u.active
   where f.token_hash = sha256(decode(token, 'hex'));
  if person is null then return null; end if;
  select coalesce(array_agg(distinct g.body_id), '{}')::text into bodies from role_grant g
   where g.user_id = person and g.role <> 'administrator' and g.valid_from <= today() and (g.valid_to is null or g.valid_to > today());
  perform set_config('app.user_id', person::text, true), set_config('app.bodies', bodies, true);
  return person;
end $$;

-- History of an object that the caller has already been allowed to read.
create function history_of(of_kind text, of_id text) returns table (
  at timestamptz, actor_id uuid, actor_name text, action text, operation text,
  object_kind text, object_id text, before jsonb, after jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.at, l.actor_id, u.full_name, l.action, l.operation, l.object_kind, l.object_id, l.before, l.after
    from audit_line l left join app_user u on u.id = l.actor_id
   where ((l.object_kind = of_kind and l.object_id = of_id) or (l.root_kind = of_kind and l.root_id = of_id))
     and public.actor_id() is not null
   order by l.at desc, l.seq desc limit 500 $$;

-- Audit lines for administrators: what was done, by whom, when; not the contents. Pages go backwards from a line
-- named by (at, chain, seq), which no two lines share.
create function audit_overview(after_at timestamptz, before_at timestamptz, before_chain smallint, before_seq bigint,
                               person uuid, action_like text, page_size integer) returns table (
  chain smallint, seq bigint, at timestamptz, actor_id uuid, actor_name text, action text, operation text,
  object_kind text, object_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.chain, l.seq, l.at, l.actor_id, u.full_name, l.action, l.operation, l.object_kind, l.object_id
    from audit_line l left join app_user u on u.id = l.actor_id
   where is_administrator() and l.at >= after_at and l.at <= before_at
     and (l.at, l.chain, l.seq) < (before_at, before_chain, before_seq)
     and (person is null or l.actor_id = person) and (action_like is null or l.action like action_like)
   order by l.at desc, l.chain desc, l.seq desc limit page_size $$;

-- For administrators: who is signed in (never the token), and how large the installation is (never what is in it).
create function session_overview() returns table (user_id uuid, sessions bigint, last_seen_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.user_id, count(*) filter (where s.expires_at > now()), max(s.last_seen_at)
    from session s where is_administrator() group by s.user_id $$;

create function system_counts() returns table (name text, rows bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.name, c.rows from (values
    ('body', (select count(*) from body)), ('app_user', (select count(*) from app_user where active)),
    ('plan', (select count(*) from plan)), ('obligation', (select count(*) from obligation where not removed)),
    ('progress', (select count(*) from progress)), ('stored_file', (select count(*) from stored_file)),
    ('audit_line', (select sum(a.seq)::bigint from audit_chain a)),
    ('session', (select count(*) from session s where s.expires_at > now()))) as c(name, rows)
   where is_administrator() $$;

-- An event without a row of its own (sign-in, export, reading a report) leaves an audit line as well.
create function audit_event(object_kind text, object_id text, detail jsonb) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  select audit_append('event', object_kind, object_id, null, null, null, detail) $$;

-- ---------------------------------------------------------------- rights of the two roles
grant usage on schema public to binhdang_app, binhdang_worker;
grant select, insert, update, delete on
  body, body_name, body_code, body_alias, body_edge, body_group, body_group_member, role_grant,
  document, plan, plan_node, plan_node_body, plan_edit, plan_version, plan_recipient,
  obligation, obligation_occurrence, progress, evidence, difficulty, difficulty_message, urge, urge_item,
  composed_document, saved_view, calendar_feed
  to binhdang_app;
grant select, insert on stored_file to binhdang_app;
grant select, update (read_at) on notification to binhdang_app;
grant select, insert, update, delete on idempotency_key to binhdang_app;
grant select (id, login, email, full_name, job_title, locale, active, demo, must_change_password, mail_notifications, created_at, version),
      insert,
      update (login, email, full_name, job_title, locale, active, must_change_password, mail_notifications)
  on app_user to binhdang_app;
-- Plain functions are callable by all; those that run as their owner only by the two roles.
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef loop
    execute format('revoke execute on function %s from public', f);
  end loop;
  for f in select p.oid::regprocedure from pg_proc p
            where p.pronamespace = 'public'::regnamespace and p.prosecdef
              and p.proname not in ('audit_append', 'audit_row') loop
    execute format('grant execute on function %s to binhdang_app, binhdang_worker', f);
  end loop;
end $$;
grant select on app_user, role_grant, session, audit_chain, audit_line, audit_anchor, sign_in_failure to binhdang_worker;
grant insert on audit_anchor to binhdang_worker;
grant select on setting to binhdang_app;
grant insert, update on setting to binhdang_worker;
grant delete on session, sign_in_failure, idempotency_key, notification, stored_file to binhdang_worker;
grant select on all tables in schema public to binhdang_worker;
grant insert, update on notification to binhdang_worker;
