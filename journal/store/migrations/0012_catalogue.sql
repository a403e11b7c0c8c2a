-- What an entry is found by: its words without case and accents, and what else makes two encounters
-- alike. Written in the transaction that saves; laid out author by author when the week turns, so
-- that the rows of one stand together and are read in one go.

create table kept.catalogue (
    entry_id text not null,
    author_id text not null,
    team_id text not null,
    occurred_at timestamp not null,
    outcome text not null,
    cause text not null,
    channel text not null,
    behaviours text[] not null,
    techniques text[] not null,
    told text not null,        -- the words of what its team would read
    kept_back text not null,   -- the words of what travels less far
    words integer[] not null   -- what the first of these is compared by
);

create table kept.catalogue_editions (edition integer not null);

-- What an entry said before each change, for its author alone.
create table kept.entry_versions (
    entry_id text not null,
    author_id text not null,
    said_from timestamp not null,
    said_until timestamp not null,
    answers text not null      -- JSON
);

-- An entry with what belongs to it, from its deletion until it is gone for good.
create table kept.deleted_entries (
    entry_id text primary key,
    author_id text not null,
    deleted_at timestamp not null,
    belongings text not null   -- JSON: the rows, by table
);

create table wellbeing.deleted_check_ins (
    entry_id text primary key,
    author_id text not null,
    team_id text not null,
    checked_in_at timestamp not null,
    local_date date not null,
    face text not null,
    flags text[] not null
);
