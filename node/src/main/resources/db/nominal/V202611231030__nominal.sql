-- Personal data of this nation's cases, sealed. This schema exists on national nodes and gateways only.
create schema nominal;

create table nominal.record (
    record     uuid not null,
    revision   integer not null,
    sealed     bytea not null,
    key_id     text not null,
    written_by text not null,
    written_at timestamptz not null,
    primary key (record, revision)
);
comment on table nominal.record is 'AES-256-GCM over the JSON of a NominalPart; the newest revision counts';
