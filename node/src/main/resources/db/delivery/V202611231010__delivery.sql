-- Lanes to partners, what travelled on them, and the receipts of both directions. Knows no report.
create schema delivery;

create table delivery.agreement (
    number      text not null,
    revision    integer not null,
    digest      text not null unique,
    signed      text not null,
    sender      text not null,
    receiver    text not null,
    recorded_at timestamptz not null,
    primary key (number, revision)
);

create table delivery.lane (
    partner         text primary key,
    sequence        bigint not null default 0,
    fence           bigint not null default 0,
    owner           text,
    lease_until     timestamptz,
    failures        integer not null default 0,
    retry_at        timestamptz,
    last_problem    text,
    last_receipt_at timestamptz,
    last_receipt_id uuid
);
comment on column delivery.lane.fence is 'Grows with each claim of the lane; a write that presents an older one does nothing';
comment on column delivery.lane.last_problem is 'Code of the last failure, never text from a partner';

create table delivery.item (
    id           bigint generated always as identity primary key,
    partner      text not null,
    originator   text not null,
    number       uuid not null,
    version      integer not null,
    position     bigint not null,
    state        text not null check (state in
                     ('WAITING', 'IN_FLIGHT', 'DELIVERED', 'REFUSED', 'CONFLICT', 'HELD', 'NOT_DUE')),
    reason       text,
    faults       jsonb,
    released_at  timestamptz not null,
    not_before   timestamptz,
    attempts     integer not null default 0,
    dispatch_id  uuid,
    digest       text,
    disclosed    text,
    agreement    text,
    outcome      text,
    receipt_id   uuid,
    their_position bigint,
    settled_at   timestamptz,
    unique (partner, originator, number, version)
);
create index item_open on delivery.item (partner, id) where state in ('WAITING', 'IN_FLIGHT', 'HELD');
create index item_settled on delivery.item (partner, settled_at) where settled_at is not null;

create table delivery.dispatch_sent (
    id         uuid primary key,
    partner    text not null,
    epoch      bigint not null,
    sequence   bigint not null,
    hash       text not null,
    agreement  text not null,
    items      integer not null,
    bytes      integer not null,
    sent_at    timestamptz not null,
    answered_at timestamptz,
    receipt_id uuid,
    problem    text
);
create index dispatch_sent_recent on delivery.dispatch_sent (partner, sent_at desc);

create table delivery.receipt (
    id          uuid primary key,
    direction   text not null check (direction in ('ISSUED', 'RECEIVED')),
    partner     text not null,
    dispatch_id uuid not null,
    dispatch_hash text not null,
    epoch       bigint not null,
    sequence    bigint not null,
    items       integer not null,
    accepted    integer not null,
    signed      text not null,
    at          timestamptz not null
);
create index receipt_recent on delivery.receipt (partner, direction, at desc);

create table delivery.alarm (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    partner     text not null,
    kind        text not null,
    originator  text,
    number      uuid,
    version     integer,
    kept        text,
    other       text,
    seen_by     text,
    seen_at     timestamptz
);

create table delivery.standing_override (
    id     bigint generated always as identity primary key,
    at     timestamptz not null,
    by     text not null,
    epoch  bigint not null
);
