-- A body's own plan under the provincial one: what it is working on, what it sent; and from which documents plans come.

create table body_plan (
  id uuid primary key,
  body_id uuid not null references body,
  year integer not null check (year between 2000 and 2100),
  plan_id uuid references plan,                     -- the provincial plan it stands under; null: not known yet
  parent_id uuid references body_plan,              -- the plan of the body above, which itself stands under plan_id
  receiver_body_id uuid references body,            -- to whom it is sent; null as long as nothing stands above it
  title text not null,
  number text,                                      -- given when the body issues it: 12/KH-STP
  issued_on date,
  last_number integer not null default 0,           -- of the last version sent
  carried_from_id uuid references body_plan,        -- last year's, from which it was begun
  created_by uuid not null references app_user,
  created_at timestamptz not null default present(),
  version integer not null default 1,
  constraint body_plan_under check (parent_id is null or plan_id is not null),
  constraint body_plan_received check ((plan_id is null) = (receiver_body_id is null))
);
create unique index body_plan_once on body_plan (body_id, plan_id) where plan_id is not null;
create unique index body_plan_ahead on body_plan (body_id, year) where plan_id is null;
create index body_plan_plan on body_plan (plan_id);
create index body_plan_parent on body_plan (parent_id);
create index body_plan_receiver on body_plan (receiver_body_id);
create index body_plan_carried_from on body_plan (carried_from_id);
create index body_plan_created_by on body_plan (created_by);

-- What the body is working on, seen by it alone.
create table body_plan_draft (
  id uuid primary key,
  body_plan_id uuid not null unique references body_plan on delete cascade,
  content jsonb not null,                           -- contract BodyPlanContent
  saved_by uuid not null references app_user,
  saved_at timestamptz not null default present(),
  version integer not null default 1
);
create index body_plan_draft_saved_by on body_plan_draft (saved_by);

-- What was sent: never changed, apart from what is said of it.
create table body_plan_version (
  id uuid primary key,
  body_plan_id uuid not null references body_plan,
  number integer not null check (number >= 1),
  content jsonb not null,
  changes text,                                     -- in words, of all but the first
  submitted_by uuid not null references app_user,
  submitted_at timestamptz not null default present(),
  verdict text check (verdict in ('returned', 'received')),
  remarks text,
  judged_by uuid references app_user,
  judged_at timestamptz,
  version integer not null default 1,
  unique (body_plan_id, number),
  constraint body_plan_returned_with_remarks check (verdict <> 'returned' or remarks is not null),
  constraint body_plan_later_says_what check (number = 1 or changes is not null),
  constraint body_plan_judged check ((verdict is null) = (judged_by is null))
);
create index body_plan_version_submitted_by on body_plan_version (submitted_by);
create index body_plan_version_judged_by on body_plan_version (judged_by);

-- A strategy, programme or plan that is not worked on here, as others name it.
create table reference_document (
  id uuid primary key,
  kind text not null,                               -- "Nghị quyết"
  number text not null,                             -- 28/NQ-CP
  issued_on date,
  issuer text not null,
  title text not null,
  file_id uuid references stored_file,
  owner_body_id uuid not null references body,      -- which body entered it and corrects it
  entered_by uuid not null references app_user,
  version integer not null default 1
);
create unique index reference_document_once on reference_document (number, coalesce(issued_on, '-infinity'));
create index reference_document_file on reference_document (file_id);
create index reference_document_owner on reference_document (owner_body_id);
create index reference_document_entered_by on reference_document (entered_by);

-- What a plan or document carries out: one child, one parent.
create table plan_link (
  id uuid primary key,
  plan_id uuid references plan,
  body_plan_id uuid references body_plan on delete cascade,
  document_id uuid references reference_document,
  parent_plan_id uuid references plan,
  parent_document_id uuid references reference_document,
  owner_body_id uuid not null references body,
  entered_by uuid not null references app_user,
  entered_at timestamptz not null default present(),
  version integer not null default 1,
  constraint plan_link_child check (num_nonnulls(plan_id, body_plan_id, document_id) = 1),
  constraint plan_link_parent check (num_nonnulls(parent_plan_id, parent_document_id) = 1),
  constraint plan_link_not_self check (plan_id is distinct from parent_plan_id or plan_id is null),
  constraint plan_link_not_itself check (document_id is distinct from parent_document_id or document_id is null),
  unique nulls not distinct (plan_id, body_plan_id, document_id, parent_plan_id, parent_document_id)
);
create index plan_link_body_plan on plan_link (body_plan_id);
create index plan_link_document on plan_link (document_id);
create index plan_link_parent_plan on plan_link (parent_plan_id);
create index plan_link_parent_document on plan_link (parent_document_id);
create index plan_link_owner on plan_link (owner_body_id);
create index plan_link_entered_by on plan_link (entered_by);

select as_business_table('body_plan');
select as_business_table('body_plan_draft', 'content', 'body_plan', 'body_plan_id');
select as_business_table('body_plan_version', 'content', 'body_plan', 'body_plan_id');
select as_business_table('reference_document');
select as_business_table('plan_link');

-- ---------------------------------------------------------------- who sees and writes what
-- Plans that bodies above mine sent and that were noted as received: mine stand under them. As definer, so that the
-- policies on a plan and on its versions do not ask each other in a circle.
create function body_plans_above() returns uuid[] language sql stable security definer set search_path = public, pg_temp
  as $$ with recursive above(id) as (
          select e.parent_id from body_edge e
           where e.child_id = any (my_bodies()) and e.valid_from <= today() and (e.valid_to is null or e.valid_to > today())
          union
          select e.parent_id from body_edge e join above a on a.id = e.child_id
           where e.valid_from <= today() and (e.valid_to is null or e.valid_to > today()))
        select coalesce(array_agg(distinct p.id), '{}')
          from body_plan p join above a on a.id = p.body_id
         where exists (select 1 from body_plan_version v where v.body_plan_id = p.id and v.verdict = 'received') $$;
revoke execute on function body_plans_above() from public;
grant execute on function body_plans_above() to binhdang_app;

-- The own body's; once sent, those who lead or issued the plan above it and whom it is sent to.
create policy read on body_plan for select to binhdang_app using (
  body_id = any ((select my_bodies())::uuid[])
  or last_number > 0 and (plan_id = any ((select overseen_plans())::uuid[])
                          or receiver_body_id = any ((select my_bodies())::uuid[]))
  or id = any ((select body_plans_above())::uuid[]));
create policy begin on body_plan for insert to binhdang_app with check (
  body_id = any ((select writing_bodies())::uuid[]) and created_by = actor_id() and last_number = 0);
create policy write on body_plan for update to binhdang_app
  using (body_id = any ((select writing_bodies())::uuid[])) with check (body_id = any ((select writing_bodies())::uuid[]));
create policy discard on body_plan for delete to binhdang_app
  using (body_id = any ((select writing_bodies())::uuid[]) and last_number = 0);

create policy own on body_plan_draft for select to binhdang_app using (
  exists (select 1 from body_plan p where p.id = body_plan_id and p.body_id = any ((select my_bodies())::uuid[])));
create policy begin on body_plan_draft for insert to binhdang_app with check (
  saved_by = actor_id()
  and exists (select 1 from body_plan p where p.id = body_plan_id and p.body_id = any ((select writing_bodies())::uuid[])));
create policy save on body_plan_draft for update to binhdang_app
  using (exists (select 1 from body_plan p where p.id = body_plan_id and p.body_id = any ((select writing_bodies())::uuid[])))
  with check (saved_by = actor_id());

-- Bodies below read what was received, not what was sent back.
create policy read on body_plan_version for select to binhdang_app using (
  exists (select 1 from body_plan p where p.id = body_plan_id
             and (p.body_id = any ((select my_bodies())::uuid[]) or p.receiver_body_id = any ((select my_bodies())::uuid[])
                  or p.plan_id = any ((select overseen_plans())::uuid[])))
  or verdict = 'received' and body_plan_id = any ((select body_plans_above())::uuid[]));
create policy send on body_plan_version for insert to binhdang_app with check (
  submitted_by = actor_id() and verdict is null
  and exists (select 1 from body_plan p where p.id = body_plan_id and p.body_id = any ((select writing_bodies())::uuid[])));
create policy judge on body_plan_version for update to binhdang_app
  using (verdict is null
         and exists (select 1 from body_plan p where p.id = body_plan_id
                        and p.receiver_body_id = any ((select writing_bodies())::uuid[])))
  with check (judged_by = actor_id());

-- Strategies, programmes and what carries them out are public documents.
create policy read on reference_document for select to binhdang_app using (cardinality((select my_bodies())) > 0);
create policy enter on reference_document for insert to binhdang_app with check (
  owner_body_id = any ((select writing_bodies())::uuid[]) and entered_by = actor_id());
create policy correct on reference_document for update to binhdang_app
  using (owner_body_id = any ((select writing_bodies())::uuid[]))
  with check (owner_body_id = any ((select writing_bodies())::uuid[]));
create policy read_reference on stored_file for select to binhdang_app using (
  exists (select 1 from reference_document r where r.file_id = stored_file.id));

create policy read on plan_link for select to binhdang_app using (
  document_id is not null and cardinality((select my_bodies())) > 0
  or plan_id is not null and plan_id = any ((select visible_plans())::uuid[])
  or body_plan_id is not null and exists (select 1 from body_plan p where p.id = body_plan_id));
create policy enter on plan_link for insert to binhdang_app with check (
  entered_by = actor_id() and owner_body_id = any ((select writing_bodies())::uuid[])
  and (document_id is not null
       or plan_id is not null and plan_id = any ((select managed_plans())::uuid[])
       or exists (select 1 from body_plan p where p.id = body_plan_id and p.body_id = any ((select writing_bodies())::uuid[]))));
create policy remove on plan_link for delete to binhdang_app using (
  document_id is not null and owner_body_id = any ((select writing_bodies())::uuid[])
  or plan_id is not null and plan_id = any ((select managed_plans())::uuid[])
  or exists (select 1 from body_plan p where p.id = body_plan_id and p.body_id = any ((select writing_bodies())::uuid[])));

grant select, insert, update, delete on body_plan to binhdang_app;
grant select, insert, update on body_plan_draft, reference_document to binhdang_app;
grant select, insert on body_plan_version to binhdang_app;
grant update (verdict, remarks, judged_by, judged_at) on body_plan_version to binhdang_app;
grant select, insert, delete on plan_link to binhdang_app;
grant select on body_plan, body_plan_draft, body_plan_version, reference_document, plan_link to binhdang_worker;
