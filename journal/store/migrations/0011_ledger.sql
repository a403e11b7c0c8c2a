-- What became of a promise beyond done and cancelled: what it was promised for before, who was
-- asked to take it over, whether the problem was solved, and how its entry was settled by it.

alter table kept.promises add column solved text;
alter table kept.promises add column marked_at timestamp;      -- when done or cancelled was said
alter table kept.promises add column snoozed_until timestamp;  -- of the reminder; never of the promise
alter table kept.promises add column version integer default 0;  -- grows with every change
update kept.promises set version = 0, marked_at = coalesce(done_at, cancelled_at);

create table kept.earlier_dues (
    promise_id text not null,
    place integer not null,  -- 0 for what was promised at first
    due_at timestamp not null,
    due_is_day boolean not null,
    renegotiated_at timestamp not null,
    primary key (promise_id, place)
);

create table kept.handovers (
    handover_id text primary key,
    promise_id text not null,
    from_id text not null,   -- whose promise it is, or was
    asked_by text not null,  -- its owner, or a supervisor
    asked_id text not null,
    asked_at timestamp not null,
    answer text check (answer in ('accepted', 'declined', 'withdrawn')),  -- null while it is awaited
    answered_at timestamp
);

create table kept.settled_outcomes (
    entry_id text primary key,
    outcome text not null,   -- beside the outcome as saved, which figures use
    settled_at timestamp not null
);

-- Before this no promise could be renegotiated, so none was.
alter table kept.promise_facts add column renegotiated integer default 0;
update kept.promise_facts set renegotiated = 0;
