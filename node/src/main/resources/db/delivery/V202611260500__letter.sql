-- Letters to partners and from them. Knows their kinds and signatures, not what stands in them.
create table delivery.letter (
    position      bigint generated always as identity primary key,
    id            uuid not null unique,
    partner       text not null,
    kind          text not null,
    jws           text not null,
    hash          text not null,
    written_at    timestamptz not null,
    state         text not null check (state in ('WAITING', 'ARRIVED', 'REFUSED', 'GIVEN_UP')),
    reason        text,
    failures      integer not null default 0,
    attempts      integer not null default 0,
    not_before    timestamptz,
    owner         text,
    fence         bigint not null default 0,
    claimed_until timestamptz,
    settled_at    timestamptz,
    receipt       text
);
comment on column delivery.letter.jws is 'What was signed, in the transaction that wrote it; sent again as it is';
comment on column delivery.letter.state is
    'ARRIVED and REFUSED only from an answer that the partner signed; GIVEN_UP: answered again and again without one';
comment on column delivery.letter.reason is 'A code, also while it waits: why the last call brought no answer';
comment on column delivery.letter.attempts is 'Calls that the partner answered without a signature';
comment on column delivery.letter.fence is 'Grows with each claim; a write that presents an older one does nothing';
create index letter_waiting on delivery.letter (partner, position) where state = 'WAITING';
create index letter_not_taken on delivery.letter (partner, position) where state in ('REFUSED', 'GIVEN_UP');

create table delivery.letter_taken (
    sender   text not null,
    id       uuid not null,
    kind     text not null,
    hash     text not null,
    taken_at timestamptz not null,
    receipt  text not null,
    primary key (sender, id)
);
comment on table delivery.letter_taken is 'What came of a letter is with whoever reads its kind; this says that it was taken, once';
create index letter_taken_lately on delivery.letter_taken (sender, taken_at);
