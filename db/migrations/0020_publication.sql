-- What the province tells the public: each a snapshot that a lead officer chose, which stays as it was shown. A correction
-- is a row with the next number; what is withdrawn leaves the public page and stays here.
create table publication (
  id uuid primary key,
  kind text not null check (kind in ('plan', 'indicator', 'measure', 'document')),
  subject text not null,                            -- id of the plan, code of the indicator or measure, own name of a document
  breakdown text not null default '',               -- of a measure; '' for totals alone
  year integer check (year between 2000 and 2100),
  number integer not null check (number >= 1),
  content jsonb not null,                           -- all that is shown, and nothing that is hidden
  basis jsonb,                                      -- what corrections are compared with; never shown
  sensitive_group text,                             -- people counted in it are counted in others of the group too
  file_id uuid references stored_file,
  reason text,                                      -- what a correction corrects
  published_by uuid not null references app_user,
  published_at timestamptz not null default present(),
  withdrawn_by uuid references app_user,
  withdrawn_at timestamptz,
  withdrawn_because text,
  version integer not null default 1,
  unique nulls not distinct (kind, subject, breakdown, year, number),
  constraint publication_correction_says_why check (number = 1 or reason is not null),
  constraint publication_withdrawn_says_why check ((withdrawn_at is null) = (withdrawn_because is null)),
  constraint publication_document_has_file check ((kind = 'document') = (file_id is not null)),
  constraint publication_of_year check ((kind in ('indicator', 'measure')) = (year is not null))
);
create index publication_file on publication (file_id);
create index publication_published_by on publication (published_by);
create index publication_withdrawn_by on publication (withdrawn_by);
-- Of things that count the same people there is one table for a year, ever: two could be taken from each other.
create unique index publication_one_of_group on publication (sensitive_group, year, number) where sensitive_group is not null;

select as_business_table('publication', 'content,basis');

-- The table itself is for those who publish. Nothing that was shown can be changed: only that it is withdrawn.
create policy read on publication for select to binhdang_app using ((select leads()));
create policy publish on publication for insert to binhdang_app
  with check ((select leads()) and published_by = actor_id() and withdrawn_at is null);
create policy withdraw on publication for update to binhdang_app
  using ((select leads())) with check ((select leads()) and withdrawn_by = actor_id());
grant select, insert on publication to binhdang_app;
grant update (withdrawn_by, withdrawn_at, withdrawn_because) on publication to binhdang_app;
grant select on publication to binhdang_worker;
create policy read_publication on stored_file for select to binhdang_app using (
  exists (select 1 from publication p where p.file_id = stored_file.id));

-- ---------------------------------------------------------------- what the public sees, without a session
-- The doors through which it is read; whoever comes through them sees no table at all.
create function published() returns table (
    id uuid, kind text, subject text, breakdown text, year integer, number integer, content jsonb, reason text,
    published_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select p.id, p.kind, p.subject, p.breakdown, p.year, p.number, p.content, p.reason, p.published_at
          from publication p where p.withdrawn_at is null $$;

create function published_file(publication uuid) returns table (sha256 bytea, media_type text, name text, size_bytes bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select f.sha256, f.media_type, f.name, f.size_bytes
          from publication p join stored_file f on f.id = p.file_id
         where p.id = publication and p.kind = 'document' and p.withdrawn_at is null $$;

do $$
declare f text;
begin
  foreach f in array array['published()', 'published_file(uuid)'] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to binhdang_app', f);
  end loop;
end $$;
