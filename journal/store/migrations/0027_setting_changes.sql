-- What each changed setting was before, and what it became, beside the row of the audit log that
-- says who changed it and when.
create table kept.setting_changes (
    sequence integer not null,  -- of the row in the audit log
    setting text,               -- null: changed before this was kept, and not known
    about text,                 -- which day, kind or person; empty where there is but one
    former text,                -- in the words in which it was told then
    became text
);

insert into kept.setting_changes (sequence)
select sequence from kept.audit
where action = 'settings_changed' and subject not in ('help_list', 'mapping', 'playbook');
