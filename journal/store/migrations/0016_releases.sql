-- What is told of check-ins, once for all, when a block closes: in bands, without a count and without
-- who was in it. Nothing here is ever changed (docs/decisions/0026).

create table wellbeing.released_blocks (
    block date primary key,
    rules integer not null,         -- the version of the rules by which it was released
    least_agents integer not null,  -- how many had to check in
    released_on date not null,      -- who supervised a team by then is in none of its bands
    released_at timestamp not null
);

-- A row for each team that had agents in the block.
create table wellbeing.releases (
    team_id text not null,
    block date not null,
    withheld text check (withheld in ('too_few', 'restored')),  -- null where there are bands
    primary key (team_id, block)
);

create table wellbeing.bands (
    team_id text not null,
    block date not null,
    figure text not null,
    band integer not null,          -- 0 for the lowest
    bands integer not null check (bands in (4, 8)),
    primary key (team_id, block, figure)
);
