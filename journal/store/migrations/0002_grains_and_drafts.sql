-- A block is drawn for ever in the grain in which it was drawn first: drawn anew in the other one,
-- the old figures could be subtracted from the new, and tell what was withheld.

create table kept.grains (
    team_id text not null,
    since_block date not null,
    grain text not null check (grain in ('week', 'block')),
    primary key (team_id, since_block)
);

-- The next start takes a copy, and with it each team's grain.
delete from kept.facts_copies;

-- Whether a draft changes an entry is known when it is begun, and need not be looked up.
alter table kept.drafts add column changes_entry boolean default false;
update kept.drafts set changes_entry = draft_id in (select entry_id from kept.entries);
