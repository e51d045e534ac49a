-- The Merkle log of what this node accepted. Only ever appended to, in the transaction that accepts.
create schema ledger;

-- One row, locked after the journal's and last before a commit, so that entries follow the order of commits.
create table ledger.head (
    only_row boolean primary key default true check (only_row),
    epoch    bigint not null,
    size     bigint not null,
    peaks    bytea not null
);
comment on column ledger.head.peaks is
    'Hashes of the complete subtrees that the tree is made of, 32 bytes each, the largest first: all that appending needs';
insert into ledger.head (epoch, size, peaks) values (1, 0, '');

create table ledger.entry (
    epoch       bigint not null,
    entry_index bigint not null,
    kind        text not null check (kind in ('ACCEPTED', 'SUPPLEMENTED', 'RECALLED')),
    originator  text not null,
    number      uuid not null,
    version     bigint not null,
    digest      bytea not null,
    disclosed   bytea not null,
    sender      text not null,
    at          timestamptz not null,
    primary key (epoch, entry_index)
);
comment on table ledger.entry is 'What was hashed, so that the same acceptance is proven again at its first place';
create index entry_of_report on ledger.entry (number);

create table ledger.hash (
    epoch bigint not null,
    place bigint not null,
    hash  bytea not null,
    primary key (epoch, place)
);
comment on table ledger.hash is 'Hashes of complete subtrees, entries among them; they never change';
comment on column ledger.hash.place is
    'Place of the node when the tree is read from left to right: entries stand at even places, and growth appends';

create table ledger.closed (
    epoch bigint primary key,
    size  bigint not null,
    root  bytea not null
);
comment on table ledger.closed is
    'Earlier epochs, each with the furthest point that this node or a partner knew of it; a restore closes one';
