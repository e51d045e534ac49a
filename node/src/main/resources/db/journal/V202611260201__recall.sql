alter table journal.entry drop constraint entry_change_check;
alter table journal.entry add constraint entry_change_check check (change in
    ('CONTENT', 'WITHDRAWAL', 'SUPPLEMENT', 'RECALL'));
comment on column journal.entry.change is
    'RECALL: the sender took back what it had sent of the report up to this version; what was held of it is hidden';
