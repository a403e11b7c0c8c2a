-- How files of records are read, kept for the next file of each team of records.

create table kept.mappings (
    team text primary key,  -- by its name: a mapping may be kept before the team is made
    toml text not null,
    kept_at timestamp not null
);
