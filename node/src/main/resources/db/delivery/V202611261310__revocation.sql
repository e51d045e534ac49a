-- Beside the next key and the end of a former one: the recovery key, and that it has revoked all others.
alter table delivery.key_event drop constraint key_event_what_check;
alter table delivery.key_event add constraint key_event_what_check
    check (what in ('SUCCEEDS', 'RETIRES', 'RECOVERS', 'REVOKES'));
comment on column delivery.key_event.key is
    'The key that it is about; of a revocation the only one that is left, so that all learnt before it are revoked';
