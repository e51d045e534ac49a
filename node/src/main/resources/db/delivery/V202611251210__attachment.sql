-- Bytes that a delivered version names and that follow it to the partner. Knows neither what they are nor where they lie.
create table delivery.attachment (
    id            bigint generated always as identity primary key,
    partner       text not null,
    originator    text not null,
    number        uuid not null,
    digest        text not null,
    state         text not null check (state in ('WAITING', 'DELIVERED', 'REFUSED', 'GIVEN_UP')),
    reason        text,
    due_at        timestamptz not null,
    not_before    timestamptz,
    attempts      integer not null default 0,
    owner         text,
    fence         bigint not null default 0,
    claimed_until timestamptz,
    settled_at    timestamptz,
    receipt       text,
    unique (partner, originator, number, digest)
);
comment on column delivery.attachment.attempts is 'Times that the partner answered that nothing names it';
comment on column delivery.attachment.due_at is 'When the receipt came for the version that named it first';
comment on column delivery.attachment.state is
    'DELIVERED: the partner signed that it holds it; GIVEN_UP: no version that the partner holds names it any more';
comment on column delivery.attachment.fence is 'Grows with each claim; a write that presents an older one does nothing';
create index attachment_waiting on delivery.attachment (partner, id) where state = 'WAITING';
