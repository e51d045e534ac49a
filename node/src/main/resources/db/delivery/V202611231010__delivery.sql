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

-- What this node sends to a partner: one row each, claimed by one instance at a time.
create table delivery.lane (
    partner         text primary key,
    sequence        bigint not null default 0,
    fence           bigint not null default 0,
    owner           text,
    lease_until     timestamptz,
    failures        integer not null default 0,
    retry_at        timestamptz,
    last_problem    text,
    last_problem_at timestamptz,
    last_receipt_at timestamptz,
    last_receipt_id uuid,
    delivered       bigint not null default 0,
    not_due         bigint not null default 0
);
comment on column delivery.lane.fence is 'Grows with each claim of the lane; a write that presents an older one does nothing';
comment on column delivery.lane.last_problem is 'Code of the last failure, null while there is none; never text from a partner';
comment on column delivery.lane.delivered is 'Versions delivered ever, so that nobody has to count them';

create table delivery.item (
    id             bigint generated always as identity primary key,
    partner        text not null,
    originator     text not null,
    number         uuid not null,
    version        integer not null,
    withdrawal     boolean not null,
    position       bigint not null,
    state          text not null check (state in
                       ('WAITING', 'DELIVERED', 'REFUSED', 'CONFLICT', 'HELD', 'NOT_DUE')),
    reason         text,
    faults         jsonb,
    released_at    timestamptz not null,
    not_before     timestamptz,
    attempts       integer not null default 0,
    digest         text,
    disclosed      text,
    agreement      text,
    outcome        text,
    receipt_id     uuid,
    their_position bigint,
    settled_at     timestamptz,
    late           boolean not null default false,
    unique (partner, originator, number, version)
);
comment on table delivery.item is
    'A version on a partner''s lane. In flight is what stands in an unanswered row of dispatch_sent: it still waits';
comment on column delivery.item.attempts is 'Dispatches that held it and brought no outcome';
create index item_waiting on delivery.item (partner, id) where state = 'WAITING';
create index item_held on delivery.item (partner, not_before) where state = 'HELD';
create index item_not_accepted on delivery.item (partner, id) where state in ('REFUSED', 'CONFLICT');
create index item_late on delivery.item (partner, settled_at desc) where late;

create table delivery.dispatch_sent (
    id          uuid primary key,
    partner     text not null,
    fence       bigint not null,
    epoch       bigint not null,
    sequence    bigint not null,
    hash        text not null,
    agreement   text not null,
    items       integer not null,
    item_ids    bigint[] not null,
    bytes       integer not null,
    sent_at     timestamptz not null,
    answered_at timestamptz,
    receipt_id  uuid,
    problem     text
);
create index dispatch_sent_recent on delivery.dispatch_sent (partner, id desc);
create index dispatch_sent_open on delivery.dispatch_sent (partner) where answered_at is null;

-- How long versions took from release to receipt, by hour and by power of 1.05 seconds.
create table delivery.timeliness (
    partner  text not null,
    hour     timestamptz not null,
    bucket   integer not null,
    versions bigint not null,
    longest  double precision not null,
    primary key (partner, hour, bucket)
);

-- What a partner has sent to this node.
create table delivery.heard (
    partner         text primary key,
    epoch           bigint not null default 0,
    sequence        bigint not null default 0,
    accepted        bigint not null default 0,
    refused         bigint not null default 0,
    conflicts       bigint not null default 0,
    last_receipt_at timestamptz,
    last_receipt_id uuid
);

create table delivery.receipt (
    id            uuid primary key,
    direction     text not null check (direction in ('ISSUED', 'RECEIVED')),
    partner       text not null,
    dispatch_id   uuid not null,
    dispatch_hash text not null,
    epoch         bigint not null,
    sequence      bigint not null,
    items         integer not null,
    accepted      integer not null,
    signed        text not null,
    at            timestamptz not null
);
create index receipt_recent on delivery.receipt (partner, direction, id desc);

-- What a person must look at. The same again raises the count of the open one.
create table delivery.alarm (
    id         bigint generated always as identity primary key,
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    times      bigint not null default 1,
    partner    text not null,
    kind       text not null,
    originator text,
    number     uuid,
    version    integer,
    kept       text,
    other      text,
    seen_by    text,
    seen_at    timestamptz
);
create unique index alarm_open on delivery.alarm (partner, kind, originator, number, version, other)
    nulls not distinct where seen_at is null;
create index alarm_recent on delivery.alarm (last_at desc);

create table delivery.standing_override (
    id    bigint generated always as identity primary key,
    at    timestamptz not null,
    by    text not null,
    epoch bigint not null
);
