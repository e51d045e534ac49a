-- Own versions that this node has lost and partners have given back; each waits for a person.
create table delivery.lost_version (
    originator text not null,
    number     uuid not null,
    version    integer not null,
    partner    text not null,
    digest     text not null,
    signed     text not null,
    offered_at timestamptz not null,
    decision   text check (decision in ('ADOPTED', 'WITHDRAWN')),
    decided_by text,
    decided_at timestamptz,
    primary key (originator, number, version, partner)
);
comment on column delivery.lost_version.signed is 'The version with the disclosures that the partner holds, under this node''s signature';
create index lost_version_open on delivery.lost_version (originator, number, version) where decision is null;
