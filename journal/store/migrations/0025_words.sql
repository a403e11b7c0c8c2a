-- How a workspace calls what can be said, whether it is offered, and in which order. What was
-- recorded holds the code, whose meaning never changes.
create table kept.words (
    kind text not null,
    code text not null,
    label text,              -- null: as it is usually called
    is_hidden boolean not null,
    place integer not null,  -- from 0 on, among the words of its kind
    primary key (kind, code)
);

-- What a word was called before; imports understand it.
create table kept.former_words (
    kind text not null,
    code text not null,
    label text not null,
    primary key (kind, code, label)
);
