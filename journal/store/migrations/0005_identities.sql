-- Who somebody is at a provider of sign-in: issuer and subject, never an e-mail address.

create table kept.identities (
    issuer text not null,
    subject text not null,
    person_id text not null,
    first_seen_at timestamp not null,
    barred_at timestamp,     -- when an admin removed the person; null while groups let them in
    primary key (issuer, subject)
);

alter table kept.grants add column mapped_by text;  -- the issuer whose group gave it; null by hand
