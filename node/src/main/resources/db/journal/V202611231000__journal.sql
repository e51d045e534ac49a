-- The ordered log of accepted versions. A row is written in the transaction that accepts the version.
create schema journal;

-- One row. Locked last before a commit, so that positions follow the order of commits.
create table journal.head (
    only_row  boolean primary key default true check (only_row),
    epoch     bigint not null,
    position  bigint not null
);
comment on table journal.head is 'Epoch of this node and the last position given; the epoch changes at a restore';
insert into journal.head (epoch, position) values (1, 0);

create table journal.entry (
    position    bigint primary key,
    epoch       bigint not null,
    originator  text not null,
    number      uuid not null,
    version     integer not null,
    change      text not null check (change in ('CONTENT', 'WITHDRAWAL', 'SUPPLEMENT')),
    source      text not null,
    at          timestamptz not null
);
comment on column journal.entry.source is 'Name of the node from which the version came; this node for its own';

create table journal.follower (
    name      text primary key,
    epoch     bigint not null,
    position  bigint not null
);
