create schema if not exists audit;

create table audit.entry (
    position     bigint primary key,
    recorded_at  timestamptz not null,
    account      uuid        not null,
    account_name text        not null,
    action       text        not null,
    subject      text        not null,
    details      jsonb       not null,
    previous     bytea       not null check (octet_length(previous) = 32),
    hash         bytea       not null check (octet_length(hash) = 32)
);
comment on table audit.entry is 'Who did and saw what. Each entry''s hash covers the hash of the one before it';
create index entry_account on audit.entry (account, position desc);
create index entry_action on audit.entry (action, position desc);
create index entry_subject on audit.entry (subject, position desc);

create table audit.head (
    one      boolean primary key default true check (one),
    position bigint not null,
    hash     bytea  not null check (octet_length(hash) = 32)
);
comment on table audit.head is 'The last entry of the chain; its row is the lock that puts entries in commit order';
insert into audit.head (position, hash) values (0, decode(repeat('00', 32), 'hex'));

create function audit.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'audit.entry is append-only';
end
$$;
create trigger entry_is_append_only before update or delete on audit.entry
    for each row execute function audit.refuse();
create trigger entry_is_never_emptied before truncate on audit.entry
    for each statement execute function audit.refuse();
