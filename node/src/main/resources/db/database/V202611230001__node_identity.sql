-- What this node has been since its first start. The part it plays decides which data it may hold, so that it never
-- changes: a hub that became national, or the other way round, would hold what it may not.
create schema database;

create table database.node_identity (
    only_row    boolean     primary key default true check (only_row),
    part        text        not null check (part in ('NATIONAL', 'GATEWAY', 'HUB')),
    name        text        not null,
    recorded_at timestamptz not null default now()
);
