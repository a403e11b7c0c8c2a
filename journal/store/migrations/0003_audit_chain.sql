-- The audit log becomes a chain (store/audit_seal.py), and what it says becomes codes. Rows from
-- before have no MAC until the store is opened, which happens right after.

alter table kept.audit rename to audit_before;

create table kept.audit (
    sequence bigint primary key,
    happened_at timestamp not null,
    actor text not null,   -- a person's id, or 'command line', or 'afterword'
    action text not null,
    subject text,          -- an id, a code, or one after the other; never anybody's text
    previous_mac text,     -- of the row before; empty in the first one
    mac text               -- null in a row that was written while the key was missing
);

insert into kept.audit (sequence, happened_at, actor, action, subject)
select row_number() over (order by audit_id), happened_at, actor,
       case when action like 'asked %' then 'asked'
            when action = 'entered the demo' then 'entered_demo'
            else replace(action, ' ', '_') end,
       case when action like 'asked %' then subject || ' ' || substring(action, 7)
            else subject end
from kept.audit_before;

drop table kept.audit_before;
