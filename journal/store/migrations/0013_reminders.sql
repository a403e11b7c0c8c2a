-- By what people are reminded of their promises: a calendar's address, of which the hash alone is
-- stored; where a digest goes; and on which day the last one went.

create table kept.feeds (
    person_id text primary key,
    token_sha256 text not null unique,
    made_at timestamp not null
);

create table kept.digests (
    person_id text primary key,
    address text not null,  -- empty where the way of sending needs none
    day date,               -- for which the last one was taken up
    taken_up_at timestamp,
    sent_at timestamp       -- null until it went
);
