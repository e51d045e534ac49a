-- A receipt of acceptance that a later answer would hide: the partner may have forgotten it, and is shown it.
alter table delivery.item add column first_receipt uuid;
comment on column delivery.item.first_receipt is
    'Receipt that accepted the version, where the one of receipt_id says something else since; else null';
