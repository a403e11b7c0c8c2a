-- How people of a real workspace sign in. Of what opens a door only a hash is kept; the shared
-- secret of a second factor cannot be hashed, as both sides compute with it.

create table kept.accounts (
    person_id text primary key,
    password_hash text not null,        -- argon2id, with its parameters and salt
    password_set_at timestamp not null,
    totp_secret text,                   -- null without a second factor
    totp_last_step bigint               -- of the code used last; none is taken twice
);

create table kept.recovery_codes (
    person_id text not null,
    code_sha256 text not null,
    primary key (person_id, code_sha256)
);

create table kept.links (
    token_sha256 text primary key,
    kind text not null check (kind in ('setup', 'invitation', 'reset')),
    person_id text,                     -- null for a set-up, which makes its person
    expires_at timestamp not null
);

create table kept.known_devices (
    device_sha256 text not null,
    person_id text not null,
    expires_at timestamp not null,
    primary key (device_sha256, person_id)
);

create table kept.news (
    news_id text primary key,
    person_id text not null,
    happened_at timestamp not null,
    what text not null                  -- a member of accounts.News
);

alter table kept.workspace add column second_factor_required boolean default false;

-- Everybody signs in once more: a session now knows whether its device is shared.
drop table kept.sessions;

create table kept.sessions (
    sid_sha256 text primary key,
    person_id text not null,
    expires_at timestamp not null,
    own_device boolean not null,        -- never locked for being idle
    last_seen_at timestamp not null     -- to the minute
);
