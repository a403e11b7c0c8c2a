-- Where to find help: the workspace's own list, the same for everybody.

create table kept.help_list (
    help_id text primary key,
    place integer not null,  -- the first is shown first
    name text not null,
    what_for text not null,
    reach text not null,
    around_the_clock boolean not null
);

create table kept.help_hours (
    help_id text not null,
    weekday integer not null check (weekday between 0 and 6),  -- 0 is Monday
    starts integer not null check (starts between 0 and 1439),  -- minutes from midnight
    ends integer not null check (ends between 1 and 2879),      -- past 1440 on the day after
    primary key (help_id, weekday, starts)
);
