-- What the new questions count. The copy that is there stays as it was copied: taken anew in the
-- middle of a week it would show what somebody wrote since (docs/decisions/0015). Until the week
-- turns these are empty, and facts_copies says so.

alter table kept.facts add column escalation_reason text;
alter table kept.facts add column escalation_explained text;
alter table kept.facts add column exception_kind text;
alter table kept.facts add column exception_value double precision;
alter table kept.facts add column techniques integer;   -- how many were named
alter table kept.facts add column weekday text;         -- null unless exactly known
alter table kept.facts add column part_of_day text;

create table kept.behaviour_facts (
    team_id text not null,
    agent integer,         -- null for a record
    week date not null,
    block date not null,
    behaviour text not null
);

create table kept.technique_facts (
    team_id text not null,
    agent integer,
    week date not null,
    block date not null,
    technique text not null,
    effect text,
    outcome text not null,
    heat_start integer
);

alter table kept.promise_facts add column hours integer;  -- until done, cancelled, or copied

alter table kept.facts_copies add column holds integer default 1;
update kept.facts_copies set holds = 1;
