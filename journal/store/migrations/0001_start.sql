-- People's data lives in schema kept, check-ins in their own; neither is on the search path,
-- so that a question has to go through the relations that a scope opens (store/scoped.py).

create table kept.workspace (
    organisation text not null,
    timezone text not null,
    day_ends text not null default '18:00',
    least_agents integer not null default 5 check (least_agents >= 5),
    is_demo boolean not null default false
);

create table kept.teams (
    team_id text primary key,
    name text not null unique,
    kind text not null check (kind in ('agents', 'records'))
);

create table kept.people (
    person_id text primary key,
    login text not null unique,
    name text not null
);

create table kept.grants (
    person_id text not null,
    role text not null check (role in ('agent', 'facilitator', 'supervisor', 'admin', 'representative')),
    team_id text,          -- null for a role in the workspace
    since date not null,
    until date             -- the first day without it; null while it lasts
);

create table kept.sessions (
    sid_sha256 text primary key,
    person_id text not null,
    expires_at timestamp not null
);

create table kept.drafts (
    draft_id text primary key,  -- the id that the entry will have, or has
    author_id text not null,
    answers text not null,      -- JSON: the answers as given, before the door
    kept_at timestamp not null
);

create table kept.entries (
    entry_id text primary key,
    author_id text not null,
    team_id text not null,
    saved_at timestamp not null,
    changed_at timestamp,
    local_date date not null,
    week date not null,
    outcome text not null,
    escalated_to text not null,
    cause text not null,
    channel text not null,
    occurred_at timestamp not null,
    when_known text not null,
    case_ref text,
    minutes integer check (minutes between 1 and 1440),
    behaviours text[] not null,
    feelings text[] not null,
    heat_start integer check (heat_start between 1 and 5),
    heat_end integer check (heat_end between 1 and 5),
    techniques text[] not null,
    technique_effects text[] not null,  -- beside techniques, null where no effect was named
    escalation_reason text,
    escalation_explained boolean,
    exception_kind text,
    exception_value double precision,
    exception_reason text,
    told_customer text,
    what_happened text,
    their_view text,
    went_well text,
    try_next text
);

create table kept.records (
    record_id text primary key,
    team_id text not null,
    fingerprint text not null unique,  -- of source and row, so that a second import adds nothing
    saved_at timestamp not null,
    local_date date not null,
    week date not null,
    outcome text not null,
    escalated_to text,
    cause text not null,
    channel text not null,
    occurred_at timestamp not null,
    when_known text not null,
    case_ref text,
    minutes integer check (minutes between 1 and 1440),
    behaviours text[] not null,
    feelings text[] not null,
    heat_start integer check (heat_start between 1 and 5),
    heat_end integer check (heat_end between 1 and 5),
    techniques text[] not null,
    technique_effects text[] not null,
    escalation_reason text,
    escalation_explained boolean,
    exception_kind text,
    exception_value double precision,
    exception_reason text,
    told_customer text,
    what_happened text,
    their_view text,
    went_well text,
    try_next text
);

create table kept.promises (
    promise_id text primary key,
    owner_id text not null,
    team_id text not null,
    entry_id text,
    made_at timestamp not null,
    what text not null,
    due_at timestamp not null,
    due_is_day boolean not null,
    due_week date not null,
    kind text not null,
    case_ref text,
    done_at timestamp,
    cancelled_at timestamp
);

create table wellbeing.check_ins (
    entry_id text primary key,
    author_id text not null,
    team_id text not null,
    checked_in_at timestamp not null,
    local_date date not null,
    face text not null,
    flags text[] not null
);

-- The copy that team figures are read from: no text, agents as mere numbers.
create table kept.facts (
    team_id text not null,
    agent integer,         -- null for a record
    week date not null,
    block date not null,
    outcome text not null,
    escalated_to text,
    cause text not null,
    channel text not null,
    heat_start integer,
    heat_end integer
);

create table kept.promise_facts (
    team_id text not null,
    agent integer not null,
    week date not null,    -- of the due time
    block date not null,
    is_callback boolean not null,
    state text not null
);

create table kept.facts_copies (
    copied_at timestamp not null,
    before_week date not null  -- the running week when the copy was taken; it is not in it
);

create table kept.audit (
    audit_id text primary key,
    happened_at timestamp not null,
    actor text not null,   -- a person's id, or 'command line', or 'afterword'
    action text not null,
    subject text
);
