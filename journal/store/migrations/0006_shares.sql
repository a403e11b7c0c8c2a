-- With whom an entry is shared, while it is; and who read it, for its author, also afterwards.

create table kept.shares (
    share_id text primary key,  -- of chance: it tells readers neither the entry nor when
    entry_id text not null,
    audience text not null check (audience in ('supervisor', 'team')),
    shared_at timestamp not null,
    unique (entry_id, audience)
);

create table kept.reads (
    entry_id text not null,
    audience text not null,
    reader_id text not null,
    read_at timestamp not null
);
