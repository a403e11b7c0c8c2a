-- Whether what somebody had wanted to try next was tried in a later encounter, and helped.

create table kept.tried_next (
    entry_id text primary key,   -- the encounter in which it came back
    author_id text not null,
    wanted_in text not null,     -- the entry that says it; it may be deleted, and come back
    answer text not null check (answer in ('helped', 'did_not_help', 'not_this_time')),
    answered_at timestamp not null
);
