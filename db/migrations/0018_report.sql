-- Periodic reports: their outlines and who owes them as data, drafts, what was sent and judged, and what parents
-- consolidated from. A report's figures are reckoned while it is a draft and kept as they were with each version sent.

-- ---------------------------------------------------------------- definitions
-- Outlines (đề cương) and duties (chế độ báo cáo). Never changed once there; a change is a new row with the next number.
create table report_definition (
  id uuid primary key,
  kind text not null check (kind in ('outline', 'duty')),
  code text not null,
  number integer not null check (number >= 1),
  definition jsonb not null,                        -- domain Outline or ReportingDuty
  origin text not null check (origin in ('catalog', 'officer')),
  applies_from date not null,
  reason text,
  made_by uuid references app_user,                 -- null: shipped with the system
  made_at timestamptz not null default present(),
  version integer not null default 1,
  unique (kind, code, number)
);
create index report_definition_made_by on report_definition (made_by);

-- A report that is asked for once (báo cáo đột xuất, theo yêu cầu), of some bodies.
create table report_request (
  id uuid primary key,
  name text not null,
  outline text not null,                            -- code
  starts_on date not null,
  ends_on date not null,
  due_on date not null,
  basis text not null,
  body_ids uuid[] not null check (cardinality(body_ids) > 0),
  receiver_body_id uuid not null references body,
  asked_by uuid not null references app_user,
  asked_at timestamptz not null default present(),
  withdrawn boolean not null default false,
  version integer not null default 1,
  constraint report_request_span check (starts_on <= ends_on)
);
create index report_request_receiver on report_request (receiver_body_id);
create index report_request_bodies on report_request using gin (body_ids);
create index report_request_asked_by on report_request (asked_by);

-- A later last day, or none at all, for one body's report of a period: asked for by the body, decided by the receiver.
create table report_extension (
  id uuid primary key,
  duty text not null,
  body_id uuid not null references body,
  period text not null,                             -- domain periodKey
  receiver_body_id uuid references body,
  until date,                                       -- null: need not be sent
  reason text not null,
  asked_by uuid not null references app_user,
  asked_at timestamptz not null default present(),
  verdict text check (verdict in ('granted', 'refused')),
  remarks text,
  decided_by uuid references app_user,
  decided_at timestamptz,
  version integer not null default 1,
  constraint report_extension_decided check ((verdict is null) = (decided_by is null))
);
create index report_extension_of on report_extension (body_id, duty, period);
create index report_extension_receiver on report_extension (receiver_body_id);
create index report_extension_asked_by on report_extension (asked_by);
create index report_extension_decided_by on report_extension (decided_by);

-- ---------------------------------------------------------------- reports
create table report (
  id uuid primary key,
  duty text,                                        -- code; or asked for once
  request_id uuid references report_request,
  series text not null,                             -- of a series those of bodies below are consolidated by those above
  outline_id uuid not null references report_definition,
  body_id uuid not null references body,
  period text not null,                             -- domain periodKey; of a request the request's id
  starts_on date not null,
  ends_on date not null,
  due_on date not null,                             -- before any extension
  receiver_body_id uuid references body,            -- null: it goes out of the system
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'accepted', 'locked')),
  first_sent_on date,
  last_number integer not null default 0,           -- of the last version sent
  opened_by uuid not null references app_user,
  opened_at timestamptz not null default present(),
  version integer not null default 1,
  constraint report_asked check ((duty is null) <> (request_id is null)),
  unique (series, body_id, period)
);
create index report_body on report (body_id);
create index report_receiver on report (receiver_body_id, series, period);
create index report_request_id on report (request_id);
create index report_outline on report (outline_id);
create index report_opened_by on report (opened_by);

-- What the body is working on, seen by it alone.
create table report_draft (
  id uuid primary key,
  report_id uuid not null unique references report,
  content jsonb not null,                           -- domain ReportContent
  inputs jsonb,                                     -- consolidated from: [{"bodyId", "versionId"}]; null: not consolidated
  changes text,                                     -- of a correction: what changes and why
  changed_by uuid not null references app_user,
  changed_at timestamptz not null default present(),
  version integer not null default 1
);
create index report_draft_changed_by on report_draft (changed_by);

-- What was sent: never changed, apart from what is said of it.
create table report_version (
  id uuid primary key,
  report_id uuid not null references report,
  number integer not null check (number >= 1),
  content jsonb not null,
  reckoned jsonb not null,                          -- domain ReportFigures: figures with their parts, indicators, lists
  inputs jsonb,
  code text not null unique,                        -- printed in the document, leads back here
  changes text,
  submitted_by uuid not null references app_user,
  submitted_at timestamptz not null default present(),
  verdict text check (verdict in ('accepted', 'returned', 'locked')),
  remarks text,
  judged_by uuid references app_user,
  judged_at timestamptz,
  signed_off_by uuid references app_user,           -- the leader of the body
  signed_off_at timestamptz,
  version integer not null default 1,
  unique (report_id, number)
);
create index report_version_submitted_by on report_version (submitted_by);
create index report_version_judged_by on report_version (judged_by);
create index report_version_signed_off_by on report_version (signed_off_by);

-- Remarks on a paragraph or a cell, by those who check.
create table report_remark (
  id uuid primary key,
  version_id uuid not null references report_version,
  part text not null,                               -- code of the part in the outline
  cell text,                                        -- "row/column" within a table
  words text not null,
  made_by uuid not null references app_user,
  made_at timestamptz not null default present(),
  settled_at timestamptz,                           -- by the body
  version integer not null default 1
);
create index report_remark_version on report_remark (version_id);
create index report_remark_made_by on report_remark (made_by);

-- The signed document: a PDF with digital signatures, or a scan of paper.
create table report_signed_file (
  id uuid primary key,
  version_id uuid not null references report_version,
  file_id uuid not null references stored_file,
  kind text not null check (kind in ('digital', 'scan')),
  checked jsonb not null default '[]',              -- the signatures found and what was verified of each
  attached_by uuid not null references app_user,
  attached_at timestamptz not null default present(),
  removed boolean not null default false,
  version integer not null default 1
);
create index report_signed_file_version on report_signed_file (version_id);
create index report_signed_file_file on report_signed_file (file_id);
create index report_signed_file_attached_by on report_signed_file (attached_by);

select as_business_table('report_definition', 'definition');
select as_business_table('report_request');
select as_business_table('report_extension');
select as_business_table('report');
select as_business_table('report_draft', 'content', 'report', 'report_id');
select as_business_table('report_version', 'content,reckoned', 'report', 'report_id');
select as_business_table('report_remark');
select as_business_table('report_signed_file');

-- ---------------------------------------------------------------- who sees and writes what
-- Bodies for which the person writes reports: the own ones, and the issuer of a plan that the own body leads.
create function reporting_bodies() returns uuid[] language sql stable security definer set search_path = public, pg_temp
  as $$ select writing_bodies() || coalesce((select array_agg(distinct p.issuer_body_id) from plan p
                where p.version_number > 0 and p.lead_body_id = any (actor_bodies('lead_officer'))), '{}') $$;
-- Those whose drafts the person sees.
create function report_reading_bodies() returns uuid[] language sql stable security definer set search_path = public, pg_temp
  as $$ select my_bodies() || reporting_bodies() $$;
-- Bodies that write a body's reports, for the policy table.
create function reporters_of(body uuid) returns uuid[] language sql stable security definer set search_path = public, pg_temp
  as $$ select array_prepend(body, coalesce((select array_agg(distinct p.lead_body_id) from plan p
                where p.version_number > 0 and p.issuer_body_id = body), '{}')) $$;

-- Where a body's figures come from: it and all below it; of a provincial People's Committee the whole province, whose
-- organisations stand beside it in the tree.
create function report_top(body uuid) returns uuid language sql stable security definer set search_path = public, pg_temp
  as $$ select coalesce((select p.id from body b join body_edge e on e.child_id = b.id join body p on p.id = e.parent_id
                          where b.id = body and b.kind = 'provincial_peoples_committee' and p.kind = 'province'
                            and e.valid_from <= today() and (e.valid_to is null or e.valid_to > today()) limit 1), body) $$;

create policy read on report_definition for select to binhdang_app using (actor_id() is not null);
create policy revise on report_definition for insert to binhdang_app
  with check ((select leads()) and origin = 'officer' and made_by = actor_id());

create policy read on report_request for select to binhdang_app using (
  receiver_body_id = any ((select my_bodies())::uuid[]) or body_ids && (select report_reading_bodies())::uuid[]);
create policy ask on report_request for insert to binhdang_app with check (
  receiver_body_id = any ((select writing_bodies())::uuid[]) and asked_by = actor_id());
create policy change on report_request for update to binhdang_app
  using (receiver_body_id = any ((select writing_bodies())::uuid[]))
  with check (receiver_body_id = any ((select writing_bodies())::uuid[]));

create policy read on report_extension for select to binhdang_app using (
  body_id = any ((select report_reading_bodies())::uuid[]) or receiver_body_id = any ((select my_bodies())::uuid[])
  or body_id in (select o.id from overseen_bodies() o(id)));
create policy ask on report_extension for insert to binhdang_app with check (
  asked_by = actor_id() and (body_id = any ((select reporting_bodies())::uuid[]) and verdict is null
                             or receiver_body_id = any ((select writing_bodies())::uuid[])));
create policy decide on report_extension for update to binhdang_app
  using (receiver_body_id = any ((select writing_bodies())::uuid[]))
  with check (receiver_body_id = any ((select writing_bodies())::uuid[]));

-- A report once sent is seen by its receiver, by the bodies above, and by who leads or issued the plan.
create policy read on report for select to binhdang_app using (
  body_id = any ((select report_reading_bodies())::uuid[])
  or last_number > 0 and (receiver_body_id = any ((select my_bodies())::uuid[])
                          or body_id in (select o.id from overseen_bodies() o(id))));
create policy open on report for insert to binhdang_app with check (
  body_id = any ((select reporting_bodies())::uuid[]) and opened_by = actor_id() and state = 'draft' and last_number = 0);
create policy work on report for update to binhdang_app using (
  body_id = any ((select reporting_bodies())::uuid[])
  or last_number > 0 and (receiver_body_id = any ((select writing_bodies())::uuid[])
                          or body_id = any ((select actor_bodies('leader'))::uuid[])));

create policy own on report_draft for select to binhdang_app using (
  exists (select 1 from report r where r.id = report_id and r.body_id = any ((select report_reading_bodies())::uuid[])));
create policy write on report_draft for insert to binhdang_app with check (
  changed_by = actor_id()
  and exists (select 1 from report r where r.id = report_id and r.body_id = any ((select reporting_bodies())::uuid[])));
create policy rewrite on report_draft for update to binhdang_app using (
  exists (select 1 from report r where r.id = report_id and r.body_id = any ((select reporting_bodies())::uuid[])))
  with check (changed_by = actor_id());
create policy drop on report_draft for delete to binhdang_app using (
  exists (select 1 from report r where r.id = report_id and r.body_id = any ((select reporting_bodies())::uuid[])));

create policy read on report_version for select to binhdang_app using (exists (select 1 from report r where r.id = report_id));
create policy send on report_version for insert to binhdang_app with check (
  submitted_by = actor_id()
  and exists (select 1 from report r where r.id = report_id and r.body_id = any ((select reporting_bodies())::uuid[])));
create policy judge on report_version for update to binhdang_app using (
  exists (select 1 from report r where r.id = report_id
             and (r.receiver_body_id = any ((select writing_bodies())::uuid[])
                  or r.body_id = any ((select report_reading_bodies())::uuid[]))));

create policy read on report_remark for select to binhdang_app using (
  exists (select 1 from report_version v where v.id = version_id));
create policy remark on report_remark for insert to binhdang_app with check (
  made_by = actor_id() and exists (select 1 from report_version v join report r on r.id = v.report_id
    where v.id = version_id and r.receiver_body_id = any ((select writing_bodies())::uuid[])));
create policy settle on report_remark for update to binhdang_app using (
  exists (select 1 from report_version v join report r on r.id = v.report_id
    where v.id = version_id and (r.body_id = any ((select reporting_bodies())::uuid[])
                                 or r.receiver_body_id = any ((select writing_bodies())::uuid[]))));

create policy read on report_signed_file for select to binhdang_app using (
  exists (select 1 from report_version v where v.id = version_id));
create policy attach on report_signed_file for insert to binhdang_app with check (
  attached_by = actor_id() and exists (select 1 from report_version v join report r on r.id = v.report_id
    where v.id = version_id and r.body_id = any ((select report_reading_bodies())::uuid[])));
create policy remove on report_signed_file for update to binhdang_app using (
  exists (select 1 from report_version v join report r on r.id = v.report_id
    where v.id = version_id and r.body_id = any ((select report_reading_bodies())::uuid[])));
create policy read_signed on stored_file for select to binhdang_app using (
  exists (select 1 from report_signed_file s where s.file_id = stored_file.id));

grant select, insert on report_definition, report_version, report_remark, report_signed_file to binhdang_app;
grant select, insert, update on report, report_request, report_extension to binhdang_app;
grant select, insert, update, delete on report_draft to binhdang_app;
-- What was sent stays as it was: of a version only what is said of it changes.
grant update (verdict, remarks, judged_by, judged_at, signed_off_by, signed_off_at) on report_version to binhdang_app;
grant update (settled_at) on report_remark to binhdang_app;
grant update (removed) on report_signed_file to binhdang_app;
grant select on report_definition, report_request, report_extension, report, report_draft, report_version,
  report_remark, report_signed_file to binhdang_worker;

-- ---------------------------------------------------------------- what records count for reports
-- Of each body by itself, from day to day, with the records it comes from. `wanted`: [{"at": 0, "measure": "events",
-- "keys": ["kind=talk"], "from": "2021-12-15", "to": "2022-06-14"}]; a stock has no "from". Only of bodies for which the
-- person may sum: the own ones, those overseen, and those the own bodies report for. A confidential register counts in
-- the own body's report alone, and there without the way back to its records.
create function report_facts(wanted jsonb, bodies uuid[]) returns table (
    at integer, body uuid, value numeric, verified numeric, records jsonb)
  language sql stable security definer set search_path = public, pg_temp
  as $$ with reach as materialized (
          select b.id, b.id = any (report_reading_bodies()) as own from unnest(bodies) b(id)
           where b.id = any (report_reading_bodies()) or b.id in (select o.id from overseen_bodies() o(id))
              or b.id in (select w.id from below_bodies((select array_agg(report_top(x.id)) from unnest(report_reading_bodies()) x(id))) w(id))),
        by_record as (
          select w.at, f.body_id, f.record_id, f.sight, sum(f.value) as value, bool_and(f.verified) as verified
            from jsonb_to_recordset(wanted) w(at integer, measure text, keys text[], "from" date, "to" date)
            join fact f on f.measure = w.measure and f.breakdown_key = any (w.keys)
                       and f.day >= coalesce(w."from", '-infinity') and f.day <= w."to"
            join reach r on r.id = f.body_id and (f.sight = 'plan' or r.own)
           group by 1, 2, 3, 4)
        select b.at, b.body_id, sum(b.value), coalesce(sum(b.value) filter (where b.verified), 0),
               coalesce(jsonb_agg(jsonb_build_array(b.record_id, r.version, b.value) order by b.record_id)
                          filter (where b.sight = 'plan'), '[]')
          from by_record b join record r on r.id = b.record_id group by 1, 2 $$;

-- A body and all that stands below it on a day, each with the chain of bodies from the top down to it, for reports that
-- the person writes or reads.
create function report_scope(top uuid, on_day date) returns table (id uuid, chain uuid[])
  language sql stable security definer set search_path = public, pg_temp
  as $$ with recursive down(id, chain) as (
          select report_top(top), array[report_top(top)]
           where top = any (report_reading_bodies()) or top in (select o.id from overseen_bodies() o(id))
          union all
          select e.child_id, d.chain || e.child_id from down d join body_edge e on e.parent_id = d.id
           where e.valid_from <= on_day and (e.valid_to is null or e.valid_to > on_day)
             and cardinality(d.chain) < 10 and not e.child_id = any (d.chain))
        select distinct on (d.id) d.id, d.chain from down d order by d.id, d.chain $$;

-- Bodies of some kinds on a day, with the body directly above (unless that is beyond the province) and the lead body of
-- the latest published plan that binds them or a body above them. Which bodies there are is open to everybody.
create function reporters_on(on_day date, kinds text[]) returns table (id uuid, kind text, parent uuid, lead uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $$ with recursive
        edge as materialized (
          select e.child_id, e.parent_id from body_edge e
           where e.valid_from <= on_day and (e.valid_to is null or e.valid_to > on_day)),
        bound as (
          select distinct on (o.body_id) o.body_id, p.lead_body_id, p.year, p.id as plan_id
            from obligation o join plan p on p.id = o.plan_id
           where o.published and not o.removed and p.version_number > 0
           order by o.body_id, p.year desc, p.id desc),
        member as (
          select b.id, b.kind from body b
           where b.kind = any (kinds) and b.valid_from <= on_day and (b.valid_to is null or b.valid_to > on_day)),
        up(id, above, depth) as (
          select m.id, m.id, 0 from member m
          union all
          select u.id, e.parent_id, u.depth + 1 from up u join edge e on e.child_id = u.above where u.depth < 10)
        select m.id, m.kind,
               (select p.id from edge e join body p on p.id = e.parent_id
                 where e.child_id = m.id and p.level <> 'central' and p.kind <> 'province' order by p.key limit 1),
               (select x.lead_body_id from up u join bound x on x.body_id = u.above
                 where u.id = m.id order by u.depth, x.year desc, x.plan_id desc limit 1)
          from member m order by m.id $$;

do $$
declare f text;
begin
  foreach f in array array['reporters_on(date, text[])', 'report_scope(uuid, date)', 'reporting_bodies()', 'report_reading_bodies()', 'reporters_of(uuid)', 'report_top(uuid)', 'report_facts(jsonb, uuid[])'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to binhdang_app', f);
  end loop;
  grant execute on function reporters_on(date, text[]), reporters_of(uuid) to binhdang_worker;
end $$;
