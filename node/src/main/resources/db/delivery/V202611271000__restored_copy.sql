-- Since when this node may be an older copy of itself, and shows no reports.
create table delivery.restored_copy (
    id         bigint generated always as identity primary key,
    since      timestamptz not null,
    cause      text not null check (cause in ('RESTORED', 'LOG_BEHIND', 'KNOWN_BETTER')),
    mark       text not null default '',
    ended_at   timestamptz,
    ended_by   text
);
create unique index restored_copy_open on delivery.restored_copy ((true)) where ended_at is null;
comment on column delivery.restored_copy.cause is
    'Restored from a backup; a partner presented a head that the log does not reach; a partner knows more of this node';
comment on column delivery.restored_copy.mark is 'Tells one reason of that cause from another: what has ended does not begin again';
comment on column delivery.restored_copy.ended_by is 'Who had reports shown before all partners were compared with; null where all were';
