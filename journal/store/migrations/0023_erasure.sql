-- How long what people wrote is kept, where it is not as long as usual; from which day on it goes;
-- whose name was erased; and when the files were last rid of what had been deleted.

create table kept.retention (
    kind text primary key,
    keeps integer,             -- days of check-ins, months of the rest; null: for as long as there is a workspace
    not_before date not null   -- earlier than this nothing goes by it
);

-- A workspace from before loses nothing by surprise: for 30 days its authors see what will go.
insert into kept.retention (kind, keeps, not_before)
select kinds.kind, kinds.keeps, current_date + 30
from (select 'entries' as kind, 24 as keeps
      union all select 'check_ins', 90
      union all select 'released', 24) as kinds
where exists (select 1 from kept.workspace);

create table kept.sweeps (swept_at timestamp not null);

alter table kept.people add column erased_at timestamp;  -- since when the row holds no name
