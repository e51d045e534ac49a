-- What is on its way in: answers already given to programs, drafts, files. Exists where nominal data may be held.
create schema intake;

create table intake.answer (
    account     uuid not null,
    key_hash    bytea not null,
    body_hash   bytea not null,
    status      integer not null,
    body        text not null,
    answered_at timestamptz not null,
    primary key (account, key_hash)
);
comment on table intake.answer is 'What was answered under an Idempotency-Key; codes and paths alone, nothing of the report';
create index answer_age on intake.answer (answered_at);

create table intake.draft (
    draft           uuid primary key,
    author          uuid not null,
    correction_of   uuid,
    seen_version    integer not null default 0,
    sealed          bytea not null,
    key_id          text not null,
    begun_at        timestamptz not null,
    saved_at        timestamptz not null,
    expires_at      timestamptz not null,
    deleted_at      timestamptz
);
comment on table intake.draft is 'Seizure forms not handed in; sealed, their author''s alone, destroyed when they expire';
create index draft_author on intake.draft (author, saved_at);
create index draft_expiry on intake.draft (expires_at);

create table intake.import (
    import          uuid primary key,
    author          uuid not null,
    mapping         text,
    language        text not null,
    state           text not null check (state in ('UPLOADED', 'RUNNING', 'DONE', 'FAILED')),
    bytes           bigint not null,
    rows            bigint not null default 0,
    rows_read       bigint not null default 0,
    accepted        bigint not null default 0,
    already_there   bigint not null default 0,
    refused         bigint not null default 0,
    fault           text,
    key_id          text not null,
    uploaded_at     timestamptz not null,
    started_at      timestamptz,
    ended_at        timestamptz,
    heartbeat_at    timestamptz,
    expires_at      timestamptz not null
);
create index import_author on intake.import (author, uploaded_at);
create index import_expiry on intake.import (expires_at);

create table intake.import_part (
    import          uuid not null references intake.import on delete cascade,
    kind            text not null check (kind in ('FILE', 'REFUSED', 'NAME')),
    number          integer not null,
    sealed          bytea not null,
    primary key (import, kind, number)
);
comment on table intake.import_part is 'The uploaded file, its name and its refused rows, in sealed pieces';
