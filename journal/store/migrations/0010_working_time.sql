-- When the workspace works, in place of the one time at which every day ended; and who is away.

create table kept.working_hours (
    weekday integer not null check (weekday between 0 and 6),  -- 0 is Monday
    starts integer not null check (starts between 0 and 1439),  -- minutes from midnight
    ends integer not null check (ends between 1 and 2879),      -- past 1440 on the day after
    primary key (weekday, starts)
);

create table kept.holidays (
    day date primary key,
    name text not null
);

create table kept.absences (
    absence_id text primary key,
    person_id text not null,
    first_day date not null,
    last_day date not null,
    entered_by text not null,
    entered_at timestamp not null
);

-- A workspace from before goes on as it was: each of its days ends at that time.
insert into kept.working_hours (weekday, starts, ends)
select days.weekday, 540, 60 * cast(substr(day_ends, 1, 2) as integer)
                            + cast(substr(day_ends, 4, 2) as integer)
from kept.workspace
cross join (select unnest([0, 1, 2, 3, 4, 5, 6]) as weekday) as days
where day_ends > '09:00';

alter table kept.workspace drop column day_ends;
