-- What nodes said of their keys: the next one, and the end of a former one. Of partners, and of this node itself.
create table delivery.key_event (
    position   bigint generated always as identity primary key,
    node       text not null,
    root       text not null,
    what       text not null check (what in ('SUCCEEDS', 'RETIRES')),
    key        text not null,
    jws        text not null,
    learnt_at  timestamptz not null,
    unique (node, root, what, key)
);
comment on table delivery.key_event is 'In the order in which it was learnt, which is the order in which it counts';
comment on column delivery.key_event.root is
    'The key that was compared by people when it was learnt; a node that joins anew under another key begins a new history';
comment on column delivery.key_event.jws is 'The announcement as it was signed, under a key known before';

create table delivery.key_letter (
    event   bigint not null references delivery.key_event (position),
    partner text not null,
    letter  uuid not null,
    primary key (event, partner)
);
comment on table delivery.key_letter is 'By which letter a partner is told of an event of this node';
