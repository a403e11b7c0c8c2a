-- From which day on a supervisor expects a team's shares to be different, and why: limits are
-- learned anew from then on.

create table kept.marked_changes (
    change_id text primary key,
    team_id text not null,
    since date not null,
    reason text not null,
    marked_by text not null,
    marked_at timestamp not null
);
