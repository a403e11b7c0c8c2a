-- The playbook: phrases beside those that every workspace begins with, and what they said before.

create table kept.phrases (
    phrase_id text primary key,
    technique text not null,
    team_id text,  -- whose members are offered it; null: the workspace's own, for everybody
    author_id text not null,
    phrase text not null,
    offered_at timestamp not null,  -- when its author agreed that others read it
    said_from timestamp not null,
    hidden_at timestamp
);

create table kept.phrase_versions (
    phrase_id text not null,
    phrase text not null,
    said_from timestamp not null,
    said_until timestamp not null
);
