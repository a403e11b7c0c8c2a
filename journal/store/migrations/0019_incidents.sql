-- Incident reports: texts of their own, written anew, without a link to any entry.

create table kept.incident_recipients (  -- to whom a new report goes, as the admin names them
    person_id text primary key
);

create table kept.incidents (
    report_id text primary key,
    reporter_id text not null,
    sent_at timestamp not null,
    what text not null,
    happened_when text,
    happened_where text,
    wants_contact boolean,
    closed_at timestamp,
    told_at timestamp  -- until when its reporter has read what came of it
);

create table kept.incident_addressees (  -- to whom it was sent, and when they read it last
    report_id text not null,
    person_id text not null,
    read_at timestamp,
    primary key (report_id, person_id)
);

create table kept.incident_answers (
    answer_id text primary key,
    report_id text not null,
    answered_by text not null,
    answered_at timestamp not null,
    what text not null
);
