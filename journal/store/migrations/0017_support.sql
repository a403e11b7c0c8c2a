-- Requests for support: who asked, what, and whose turn it is until when; who can be asked.

create table kept.support_requests (
    request_id text primary key,
    asker_id text not null,
    team_id text not null,   -- the asker's, when they asked
    asked_at timestamp not null,
    note text,
    closed_at timestamp,
    closing text check (closing in ('helped', 'did_not_help')),
    withdrawn_at timestamp
);

create table kept.support_turns (
    request_id text not null,
    place integer not null,  -- 0 for who is asked first
    person_id text not null,
    whom text not null check (whom in ('peer', 'supervisor', 'outside')),
    begins_at timestamp,     -- null while somebody before has it
    ends_at timestamp,
    seen_at timestamp,
    offered_at timestamp,
    offer_at timestamp,      -- when they would have time
    offer_way text,
    passed_on_at timestamp,
    gone_at timestamp,
    primary key (request_id, place)
);

-- Who says that they can be asked, and when in the week.
create table kept.peers (
    person_id text primary key,
    in_team boolean not null,
    outside boolean not null,
    weekdays integer[] not null,  -- 0 is Monday; none for whenever they work
    starts integer,               -- minutes from midnight
    ends integer,
    on_break boolean not null
);

-- Whom the admin names for those who want to talk to somebody outside their team.
create table kept.outside_contacts (
    person_id text primary key,
    named_at timestamp not null
);

alter table kept.workspace add column support_hours integer;  -- null for a working day
