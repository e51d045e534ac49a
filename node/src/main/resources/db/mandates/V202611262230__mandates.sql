-- What authorities have signed on who may issue their reports.
create schema mandates;

create table mandates.mandate (
    position    bigint generated always as identity primary key,
    digest      text not null unique,
    originator  text not null,
    node        text not null,
    jws         text not null,
    brought_by  text,
    received_at timestamptz not null
);
comment on table mandates.mandate is
    'As they came, also those of authorities whose key is not known here: what counts is judged under the keys of the settings';
comment on column mandates.mandate.digest is
    'SHA-256 of the whole token: one under a false signature, kept while the key is not known, does not stand in the way of the true one';
comment on column mandates.mandate.brought_by is 'The partner whose letter brought it; null where a person did';
create index mandate_of on mandates.mandate (originator, node);

create table mandates.telling (
    mandate bigint not null references mandates.mandate (position),
    partner text not null,
    letter  uuid not null,
    primary key (mandate, partner)
);
comment on table mandates.telling is 'By which letter a partner is told of a mandate';
