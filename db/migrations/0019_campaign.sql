-- The review of many years of a law as a campaign: bodies asked, what they contribute, surveys, the summary report.

create table campaign (
  id uuid primary key,
  plan_id uuid not null references plan,
  name text not null,
  basis text not null,                              -- the document that asks for it
  request text not null default '',                 -- what the bodies are told beside the outline
  year_from integer not null check (year_from between 1990 and 2100),
  year_to integer not null check (year_to between year_from and year_from + 40),
  due_on date not null,
  definition jsonb not null,                        -- domain ReviewDefinition as of the opening: outline, tables of series, articles
  summary jsonb not null default '{}',              -- the lead body's own words by part of the outline
  closed boolean not null default false,
  opened_by uuid not null references app_user,
  opened_at timestamptz not null default present(),
  version integer not null default 1
);
create index campaign_plan on campaign (plan_id);
create index campaign_opened_by on campaign (opened_by);

-- A body that is asked to contribute, and how far it is.
create table campaign_body (
  id uuid primary key,
  campaign_id uuid not null references campaign,
  plan_id uuid not null references plan,
  body_id uuid not null references body,
  state text not null default 'asked' check (state in ('asked', 'draft', 'submitted', 'returned', 'accepted')),
  last_number integer not null default 0,           -- of its submissions
  accepted_number integer,                          -- the one that counts
  changed_at timestamptz not null default present(),
  version integer not null default 1,
  unique (campaign_id, body_id)
);
create index campaign_body_body on campaign_body (body_id);
create index campaign_body_plan on campaign_body (plan_id);

-- What a body is working on; its own until it submits.
create table campaign_draft (
  id uuid primary key references campaign_body,
  body_id uuid not null references body,
  content jsonb not null,                           -- domain ContributionContent
  changed_by uuid not null references app_user,
  changed_at timestamptz not null default present(),
  version integer not null default 1
);
create index campaign_draft_body on campaign_draft (body_id);
create index campaign_draft_changed_by on campaign_draft (changed_by);

-- What was submitted, never changed; a correction is the next number.
create table campaign_submission (
  id uuid primary key,
  campaign_body_id uuid not null references campaign_body,
  plan_id uuid not null references plan,
  body_id uuid not null references body,
  number integer not null check (number >= 1),
  content jsonb not null,
  note text,                                        -- what a correction changes
  submitted_by uuid not null references app_user,
  submitted_at timestamptz not null default present(),
  verdict text check (verdict in ('returned', 'accepted')),
  remarks text,
  judged_by uuid references app_user,
  judged_at timestamptz,
  version integer not null default 1,
  unique (campaign_body_id, number),
  constraint campaign_submission_returned_with_remarks check (verdict is distinct from 'returned' or remarks is not null)
);
create index campaign_submission_body on campaign_submission (body_id);
create index campaign_submission_plan on campaign_submission (plan_id);
create index campaign_submission_submitted_by on campaign_submission (submitted_by);
create index campaign_submission_judged_by on campaign_submission (judged_by);

-- The summary report as it was composed, and which submissions it rests on.
create table campaign_report (
  id uuid primary key,
  campaign_id uuid not null references campaign,
  plan_id uuid not null references plan,
  model jsonb not null,                             -- vanban OfficialDocument
  inputs uuid[] not null,                           -- campaign_submission
  composed_by uuid not null references app_user,
  composed_at timestamptz not null default present(),
  version integer not null default 1
);
create index campaign_report_campaign on campaign_report (campaign_id, composed_at desc);
create index campaign_report_plan on campaign_report (plan_id);
create index campaign_report_composed_by on campaign_report (composed_by);

-- ---------------------------------------------------------------- surveys, answered by link and without an account
create table survey (
  id uuid primary key,
  campaign_id uuid not null references campaign,
  plan_id uuid not null references plan,
  title text not null,
  intro text not null default '',
  questions jsonb not null,                         -- domain Question[]
  anonymous boolean not null,
  status text not null default 'draft' check (status in ('draft', 'open', 'closed')),
  closes_on date not null,                          -- the last day
  made_by uuid not null references app_user,
  made_at timestamptz not null default present(),
  version integer not null default 1
);
create index survey_campaign on survey (campaign_id);
create index survey_plan on survey (plan_id);
create index survey_made_by on survey (made_by);

-- A link to answer by, once. Only the hash of its token is kept.
create table survey_invitation (
  id uuid primary key,
  survey_id uuid not null references survey,
  plan_id uuid not null references plan,
  token_hash bytea not null unique,
  batch text not null,                              -- for whom: "Huyện Vũ Thư, 50 phiếu"
  number integer not null,
  email text,
  made_by uuid not null references app_user,
  made_at timestamptz not null default present(),
  version integer not null default 1,
  unique (survey_id, number)
);
create index survey_invitation_plan on survey_invitation (plan_id);
create index survey_invitation_made_by on survey_invitation (made_by);

-- An invitation that was used: its key lets there be one answer to each.
create table survey_use (
  invitation_id uuid primary key references survey_invitation,
  survey_id uuid not null references survey
);
create index survey_use_survey on survey_use (survey_id);

-- Of an anonymous survey: no invitation, no day, and (answer_survey) neither an order nor a transaction of its own.
create table survey_answer (
  id uuid primary key,
  survey_id uuid not null references survey,
  invitation_id uuid unique references survey_invitation,
  answers jsonb not null check (pg_column_size(answers) < 200000),
  answered_on date,
  constraint survey_answer_whole check ((invitation_id is null) = (answered_on is null))
);
create index survey_answer_survey on survey_answer (survey_id);

select as_business_table('campaign', 'definition');
select as_business_table('campaign_body', '', 'campaign', 'campaign_id');
select as_business_table('campaign_draft', 'content');
select as_business_table('campaign_submission', 'content', 'campaign_body', 'campaign_body_id');
select as_business_table('campaign_report', 'model', 'campaign', 'campaign_id');
select as_business_table('survey', '', 'campaign', 'campaign_id');
select as_business_table('survey_invitation', 'token_hash', 'survey', 'survey_id');
-- No audit lines of answers: their time and request would tell whose they are. What is not anonymous is noted by answer_survey.
alter table survey_use enable row level security;
alter table survey_answer enable row level security;
create policy worker on survey_use to binhdang_worker using (true);
create policy worker on survey_answer to binhdang_worker using (true);

-- ---------------------------------------------------------------- who sees and writes what
-- As definer, so that the policies of campaign and campaign_body do not ask each other in a circle.
create function asked_campaigns() returns uuid[] language sql stable
  security definer set search_path = public, pg_temp
  as $$ select coalesce(array_agg(distinct campaign_id), '{}') from campaign_body where body_id = any (my_bodies()) $$;
create function running_campaigns() returns uuid[] language sql stable
  security definer set search_path = public, pg_temp
  as $$ select coalesce(array_agg(id), '{}') from campaign where not closed $$;

create policy read on campaign for select to binhdang_app using (
  plan_id = any ((select overseen_plans())::uuid[]) or id = any ((select asked_campaigns())::uuid[]));
create policy read on campaign_body for select to binhdang_app using (
  body_id = any ((select my_bodies())::uuid[]) or plan_id = any ((select overseen_plans())::uuid[]));
create policy contribute on campaign_body for update to binhdang_app
  using (body_id = any ((select writing_bodies())::uuid[]) and campaign_id = any ((select running_campaigns())::uuid[]))
  with check (body_id = any ((select writing_bodies())::uuid[]) and state in ('draft', 'returned', 'submitted'));
create policy read on campaign_draft for select to binhdang_app using (body_id = any ((select my_bodies())::uuid[]));
create policy write on campaign_draft for all to binhdang_app
  using (body_id = any ((select writing_bodies())::uuid[]))
  with check (body_id = any ((select writing_bodies())::uuid[]) and changed_by = actor_id()
              and exists (select 1 from campaign_body b where b.id = campaign_draft.id and b.body_id = campaign_draft.body_id
                             and b.campaign_id = any ((select running_campaigns())::uuid[])));
create policy read on campaign_submission for select to binhdang_app using (
  body_id = any ((select my_bodies())::uuid[]) or plan_id = any ((select overseen_plans())::uuid[]));
create policy submit on campaign_submission for insert to binhdang_app
  with check (body_id = any ((select writing_bodies())::uuid[]) and submitted_by = actor_id() and verdict is null
              and exists (select 1 from campaign_body b where b.id = campaign_body_id and b.body_id = campaign_submission.body_id
                             and b.plan_id = campaign_submission.plan_id and b.campaign_id = any ((select running_campaigns())::uuid[])));

-- Those who run the plan run its campaigns; those who oversee it look.
do $$
declare t text;
begin
  foreach t in array array['campaign', 'campaign_body', 'campaign_report', 'survey', 'survey_invitation'] loop
    execute format('create policy manage on %I for all to binhdang_app
      using (plan_id = any ((select managed_plans())::uuid[])) with check (plan_id = any ((select managed_plans())::uuid[]))', t);
  end loop;
  foreach t in array array['campaign_report', 'survey', 'survey_invitation'] loop
    execute format('create policy oversee on %I for select to binhdang_app using (plan_id = any ((select overseen_plans())::uuid[]))', t);
  end loop;
end $$;
create policy judge on campaign_submission for update to binhdang_app
  using (plan_id = any ((select managed_plans())::uuid[]))
  with check (plan_id = any ((select managed_plans())::uuid[]) and judged_by = actor_id());
create policy oversee on survey_use for select to binhdang_app using (
  exists (select 1 from survey s where s.id = survey_id));
-- Answers of an anonymous survey once it is over: until then every look would tell what was answered since the last.
create policy oversee on survey_answer for select to binhdang_app using (
  exists (select 1 from survey s where s.id = survey_id
            and (not s.anonymous or s.status = 'closed' or s.status = 'open' and s.closes_on < today())));

grant select, insert, update on campaign, survey, campaign_draft to binhdang_app;
grant select, insert, update, delete on campaign_body to binhdang_app;
grant select, insert on campaign_report, survey_invitation to binhdang_app;
grant select, insert, update (verdict, remarks, judged_by, judged_at) on campaign_submission to binhdang_app;
grant select on survey_use, survey_answer to binhdang_app;
grant delete on survey, campaign_draft to binhdang_app;
grant select on campaign, campaign_body, campaign_draft, campaign_submission, campaign_report, survey, survey_invitation,
  survey_use, survey_answer to binhdang_worker;

-- ---------------------------------------------------------------- answering, for whoever has a link
create function survey_to_answer(token text) returns table (
    title text, intro text, questions jsonb, anonymous boolean, closes_on date, state text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select s.title, s.intro, case when u.invitation_id is null and s.status = 'open' and s.closes_on >= today()
                                      then s.questions else '[]' end,
               s.anonymous, s.closes_on,
               case when u.invitation_id is not null then 'used'
                    when s.status = 'open' and s.closes_on >= today() then 'open' else 'closed' end
          from survey_invitation i join survey s on s.id = i.survey_id left join survey_use u on u.invitation_id = i.id
         where i.token_hash = sha256(decode(token, 'hex')) and s.status <> 'draft' $$;

-- One answer to each invitation. Those of an anonymous survey are all written anew, in random order and under new ids,
-- with each that comes: otherwise the order of the rows, or the transaction that wrote one together with the mark of an
-- invitation, would tell whose it is.
create function answer_survey(token text, given jsonb) returns text language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  i survey_invitation; s survey;
begin
  select * into i from survey_invitation x where x.token_hash = sha256(decode(token, 'hex'));
  if not found then return 'unknown'; end if;
  perform pg_advisory_xact_lock(7202205, hashtext(i.survey_id::text));
  select * into s from survey x where x.id = i.survey_id;
  if s.status = 'draft' then return 'unknown'; end if;
  insert into survey_use (invitation_id, survey_id) values (i.id, s.id) on conflict do nothing;
  if not found then return 'used'; end if;
  if s.status <> 'open' or s.closes_on < today() then
    delete from survey_use u where u.invitation_id = i.id;
    return 'closed';
  end if;
  if s.anonymous then
    with gone as (delete from survey_answer a where a.survey_id = s.id returning a.answers)
    insert into survey_answer (id, survey_id, answers)
    select gen_random_uuid(), s.id, m.answers
      from (select g.answers from gone g union all select given) m(answers) order by random();
  else
    insert into survey_answer (id, survey_id, invitation_id, answers, answered_on)
    values (gen_random_uuid(), s.id, i.id, given, today());
    perform audit_append('event', 'survey', s.id::text, 'campaign', s.campaign_id::text, null,
                         jsonb_build_object('answered', i.number));
  end if;
  return 'taken';
end $$;

do $$
declare f text;
begin
  foreach f in array array['survey_to_answer(text)', 'answer_survey(text, jsonb)', 'asked_campaigns()', 'running_campaigns()'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to binhdang_app', f);
  end loop;
end $$;
