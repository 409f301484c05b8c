-- document -> plan -> node -> obligation

-- A document as it was handed in: its file, its text, and what the reader made of it.
create table document (
  id uuid primary key,
  owner_body_id uuid not null references body,      -- the body that took it in
  file_id uuid references stored_file,
  file_name text not null,
  format text not null check (format in ('docx', 'pdf', 'text')),
  source_text text not null,                        -- NFC; positions in it are UTF-16 code units
  kind text, number text, symbol text, date date, place text, issuer_name text, title text,
  signer jsonb not null default '{}',               -- {name, post, authority}
  citations jsonb not null default '[]',            -- [{kind, number, issuer, date, start, end}]
  recipients jsonb not null default '[]',
  findings jsonb not null default '[]',             -- what the check found doubtful
  taken_in_by uuid not null references app_user,
  taken_in_at timestamptz not null default present(),
  version integer not null default 1
);
create index document_owner on document (owner_body_id);
create index document_file on document (file_id);
create index document_taken_in_by on document (taken_in_by);

create table plan (
  id uuid primary key,
  document_id uuid not null references document,
  title text not null,
  number text,                                      -- as cited: 31/KH-UBND
  year integer not null,
  issued_on date,
  issuer_body_id uuid not null references body,
  lead_body_id uuid not null references body,
  status text not null default 'review' check (status in ('review', 'published', 'closed')),
  version_number integer not null default 0,        -- of the last published version
  starts_on date not null,
  ends_on date not null,
  version integer not null default 1,
  constraint plan_period check (starts_on <= ends_on)
);
create index plan_document on plan (document_id);
create index plan_issuer on plan (issuer_body_id);
create index plan_lead on plan (lead_body_id);

-- A corrected text of a plan, taken in to be compared; once applied it is the plan's document.
alter table document add column corrects_plan_id uuid references plan on delete cascade;
create index document_corrects on document (corrects_plan_id);

create table plan_node (
  id uuid primary key,
  plan_id uuid not null references plan,
  parent_id uuid references plan_node,
  ord double precision not null,                    -- reading order in the whole document
  label text,                                       -- as written: "II.", "3.", "a)", "-"
  kind text not null check (kind in ('section', 'item', 'task', 'paragraph', 'table')),
  part text,                                        -- of paragraphs: heading, lead-in, recipients, ...
  purpose text,                                     -- of sections and items: aims, content, assignment, reporting, ...
  product text,                                     -- of a task: the proof that the document names
  text text not null,
  start_at integer,                                 -- own text in document.source_text, [start_at, end_at)
  end_at integer,
  confidence real not null default 1 check (confidence between 0 and 1),
  dates jsonb not null default '[]',
  targets jsonb not null default '[]',
  rows jsonb,                                       -- of tables
  checked_by uuid references app_user,
  checked_at timestamptz,
  no_body_reason text,                              -- of a task that the officer says binds nobody: why
  removed boolean not null default false,
  version integer not null default 1
);
create index plan_node_plan on plan_node (plan_id, ord);
create index plan_node_parent on plan_node (parent_id);
create index plan_node_checked_by on plan_node (checked_by);
create index plan_node_search on plan_node using gin (fold(text) gin_trgm_ops);

-- Who a node binds, as read, suggested or set by the officer. A group is expanded when obligations are made.
create table plan_node_body (
  id uuid primary key,
  plan_id uuid not null references plan,
  node_id uuid not null references plan_node,
  body_id uuid references body,
  group_id uuid references body_group,
  name text not null,                               -- as the document writes it
  role text not null check (role in ('lead', 'coordinate', 'participate', 'request')),
  origin text not null check (origin in ('read', 'suggested', 'officer')),
  confirmed boolean not null default false,
  confidence real not null default 1,
  reason text,                                      -- of a suggestion: the words it was found by
  version integer not null default 1,
  constraint plan_node_body_one check (body_id is null or group_id is null)
);
create index plan_node_body_node on plan_node_body (node_id);
create index plan_node_body_plan on plan_node_body (plan_id);
create index plan_node_body_body on plan_node_body (body_id);
create index plan_node_body_group on plan_node_body (group_id);

-- The officer's edits in review, with the rows before and after: undo and redo, also after a reload.
create table plan_edit (
  id uuid primary key,
  plan_id uuid not null references plan,
  seq integer not null,
  operation text not null,
  before jsonb not null,
  after jsonb not null,
  undone boolean not null default false,
  edited_by uuid not null references app_user,
  edited_at timestamptz not null default present(),
  version integer not null default 1,
  unique (plan_id, seq)
);
create index plan_edit_edited_by on plan_edit (edited_by);

create table plan_version (
  id uuid primary key,
  plan_id uuid not null references plan,
  number integer not null,
  document_id uuid not null references document,
  published_at timestamptz not null default present(),
  published_by uuid not null references app_user,
  reason text not null,
  snapshot jsonb not null,                          -- nodes and obligations as published
  version integer not null default 1,
  unique (plan_id, number)
);
create index plan_version_document on plan_version (document_id);
create index plan_version_published_by on plan_version (published_by);

-- "Nơi nhận": a line of the document and a body it reaches; a line for a group has several rows.
create table plan_recipient (
  id uuid primary key,
  plan_id uuid not null references plan,
  line text not null,
  body_id uuid references body,
  notified_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid references app_user,
  version integer not null default 1
);
create index plan_recipient_plan on plan_recipient (plan_id);
create index plan_recipient_body on plan_recipient (body_id);
create index plan_recipient_acknowledged_by on plan_recipient (acknowledged_by);
create unique index plan_recipient_once on plan_recipient (plan_id, line, body_id);
