-- Signed heads of partners' logs. One for each partner and epoch was verified last: every head known before is its beginning.
create table delivery.log_head (
    partner     text not null,
    epoch       bigint not null,
    size        bigint not null,
    root        text not null,
    signed      text not null,
    state       text not null check (state in ('SEEN', 'VERIFIED', 'REFUTED')),
    seen_at     timestamptz not null,
    verified_at timestamptz,
    primary key (partner, epoch, size, root)
);
comment on table delivery.log_head is 'Heads of the logs of partners, each as its owner signed it';
comment on column delivery.log_head.state is
    'SEEN: in a receipt or a letter, and still to be proven; REFUTED: cannot be of the same log as the verified one, kept as evidence';
comment on column delivery.log_head.verified_at is 'When the partner last stood by it';
create index log_head_seen on delivery.log_head (partner, epoch, size) where state = 'SEEN';

-- What partners present of this node's own log, where it goes further than the log does: one of each epoch, the furthest.
create table delivery.log_presented (
    epoch   bigint primary key,
    size    bigint not null,
    root    text not null,
    signed  text not null,
    partner text not null,
    at      timestamptz not null
);
comment on column delivery.log_presented.signed is 'By this node itself, before it was restored or its log was cut';

alter table delivery.item add column log_epoch bigint;
alter table delivery.item add column log_index bigint;
comment on column delivery.item.log_index is
    'Where the partner proved that its acceptance stands in its log; the same version may not stand elsewhere later';
