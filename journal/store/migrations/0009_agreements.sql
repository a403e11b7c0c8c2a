-- Which agents agree that their team has figures although it is small, while they do: what is taken
-- back leaves no row, and nothing tells that it was there (docs/decisions/0019).

create table kept.agreements (
    team_id text not null,
    person_id text not null,
    given_at timestamp not null,
    changes integer not null,  -- how often agents had joined or left by then: with the next it is over
    primary key (team_id, person_id)
);

-- A block that was once told because every agent agreed is told by no other rule, then or later.

create table kept.agreed_blocks (
    team_id text not null,
    block date not null,
    agreed_at timestamp not null,  -- when the last one had agreed
    primary key (team_id, block)
);
