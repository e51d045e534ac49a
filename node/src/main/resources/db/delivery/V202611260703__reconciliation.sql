-- Comparisons of what this node and a partner hold, and what was found.
create table delivery.reconciliation (
    id             uuid primary key,
    partner        text not null,
    side           text not null check (side in ('SENDER', 'RECEIVER')),
    state          text not null check (state in ('WANTED', 'RUNNING', 'AGREES', 'DIFFERS', 'FAILED')),
    agreement      text,
    cut_epoch      bigint,
    cut_sequence   bigint,
    wanted_at      timestamptz not null,
    wanted_by      text,
    begun_at       timestamptz,
    claimed_by     text,
    claimed_until  timestamptz,
    ended_at       timestamptz,
    sender_root    text,
    sender_count   bigint,
    receiver_root  text,
    receiver_count bigint,
    differences    bigint not null default 0,
    more           boolean not null default false,
    problem        text,
    not_sent       jsonb,
    sender_signed   text,
    receiver_signed text
);
comment on column delivery.reconciliation.side is 'What this node is under the agreement: the sender compares, the receiver answers';
comment on column delivery.reconciliation.wanted_by is 'Account that asked for it; null for the daily one and where the partner asked';
comment on column delivery.reconciliation.problem is 'A code: why it failed';
comment on column delivery.reconciliation.sender_signed is 'The result, as its sender signed it';
comment on column delivery.reconciliation.receiver_signed is 'The receiver''s answer to that result';
create unique index reconciliation_open on delivery.reconciliation (partner) where state in ('WANTED', 'RUNNING');
create index reconciliation_recent on delivery.reconciliation (partner, id desc);

create table delivery.difference (
    reconciliation uuid not null references delivery.reconciliation on delete cascade,
    place          integer not null,
    originator     text not null,
    number         uuid not null,
    version        integer not null,
    kind           text not null,
    action         text not null,
    found_at       timestamptz not null,
    primary key (reconciliation, place)
);
create index difference_version on delivery.difference (originator, number, version);
comment on column delivery.difference.action is 'A code: what the sender did; whether that healed it, the lane''s item says';
