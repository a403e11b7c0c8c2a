-- A team's debriefs: what is prepared and how far it is, its cases, and what it yields.

create table kept.debriefs (
    debrief_id text primary key,
    team_id text not null,
    made_at timestamp not null,
    minutes integer[] not null,  -- of each step, in their order
    version integer not null,
    changed text,                -- what changed in the team's figures, as told when it was begun
    asked_about text,            -- the cause on which the team is asked for cases
    notes text,
    started_at timestamp,
    step text,                   -- which page the room is on
    page text,
    step_since timestamp,
    ended_at timestamp
);

create table kept.debrief_cases (
    case_id text primary key,    -- of chance: it tells nobody the entry
    debrief_id text not null,
    share_id text not null,      -- once it is not shared any more, the case is gone with it
    entry_id text not null,      -- for its author alone
    slot text not null check (slot in ('went_well', 'case')),
    picked_at timestamp not null,
    wording text,                -- JSON: the texts that its author put otherwise for the debrief
    taken_back_at timestamp,
    told_at timestamp,           -- until when its author has read what came of it
    unique (debrief_id, share_id)
);

create table kept.debrief_takeaways (
    takeaway_id text primary key,
    debrief_id text not null,
    case_id text,                -- from which case, where it is from one
    what text not null,
    made_at timestamp not null
);

create table kept.debrief_actions (
    action_id text primary key,
    debrief_id text not null,
    team_id text not null,
    what text not null,
    how_seen text not null,      -- by what it will be seen
    owner_id text not null,
    due date not null,
    made_at timestamp not null,
    version integer not null,
    carried integer not null,    -- how often it was carried over
    done_at timestamp,
    not_doing_at timestamp,
    because text
);
