-- Pictures that were uploaded here. Only where nominal data may be: before the review they may show persons.
create table pictures.upload (
    id               bigint generated always as identity primary key,
    record           uuid not null,
    picture          text not null,
    state            text not null check (state in ('UNREVIEWED', 'RELEASED', 'WITHHELD', 'DESTROYED')),
    kind             text not null,
    digest           text,
    media_type       text not null,
    width            integer not null,
    height           integer not null,
    sealed           bytea,
    sealed_thumbnail bytea,
    key_id           text not null,
    uploaded_by      text not null,
    uploaded_at      timestamptz not null,
    decided_by       text,
    decided_at       timestamptz,
    unique (record, picture),
    check ((state = 'DESTROYED') = (sealed is null))
);
comment on table pictures.upload is 'Sealed in every state; of a destroyed one this line is left, and neither bytes nor digest';
comment on column pictures.upload.picture is 'Its id within the report';
create unique index upload_once on pictures.upload (record, digest);
create index upload_digest on pictures.upload (digest) where digest is not null;
create index upload_unreviewed on pictures.upload (id) where state = 'UNREVIEWED';
