-- Where the analysts of a hub stand with each report that has arrived.
create schema quality;

create table quality.report (
    record           uuid primary key,
    originator       text not null,
    number           uuid not null,
    country          text not null,
    categories       text[] not null,
    source           text not null,
    version          integer not null,
    arrived_at       timestamptz not null,
    position         bigint not null,
    status           text not null check (status in ('UNVERIFIED', 'QUERIED', 'VERIFIED', 'CORRECTED')),
    verified_version integer,
    counts           boolean not null,
    unique (originator, number)
);
comment on column quality.report.record is 'Name of the report inside this node';
comment on column quality.report.country is 'That reports, by which access is limited';
comment on column quality.report.source is 'Node from which it came';
comment on column quality.report.position is 'Of its latest version in the journal: the order of the work list';
comment on column quality.report.verified_version is 'The last version that a person verified; what has changed since is told from it';
comment on column quality.report.counts is 'False once it is withdrawn or taken back; such a report is on no list';
create index report_latest on quality.report (position desc) where counts;
create index report_status on quality.report (status, position desc) where counts;
create index report_country on quality.report (country, status, position desc) where counts;

-- What was said of a report, and by whom; a status that nobody gave has the arrival of a version as its cause.
create table quality.step (
    id      bigint generated always as identity primary key,
    record  uuid not null,
    version integer not null,
    status  text not null,
    cause   text not null check (cause in ('PERSON', 'UNDONE', 'QUERY', 'NEW_VERSION')),
    author  text,
    at      timestamptz not null
);
create index step_record on quality.step (record, id);

create table quality.preference (
    account    uuid primary key,
    region     text,
    categories text[] not null,
    kept_at    timestamptz not null
);
comment on table quality.preference is 'What an analyst has kept as theirs: the work list begins with it';
