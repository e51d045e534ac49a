-- The life of an import: mapped, tried, run, paused, withdrawn as a whole; and the mappings that a node keeps.
alter table intake.import drop constraint import_state_check;
alter table intake.import add constraint import_state_check check (state in (
    'UPLOADING', 'UPLOADED', 'MAPPED', 'TRYING', 'TRIED', 'RUNNING', 'PAUSED', 'DONE', 'FAILED', 'WITHDRAWING', 'WITHDRAWN'));
alter table intake.import
    add column mapping_version   integer,
    add column corrects          uuid,
    add column rows_before       bigint not null default 0,
    add column runner            uuid,
    add column emptied_at        timestamptz,
    add column withdrawal_reason text,
    add column withdrawal_by     text,
    add column withdrawal_at     timestamptz,
    add column withdrawn         bigint not null default 0,
    add column not_withdrawn     bigint not null default 0;
comment on column intake.import.rows_before is 'Rows read when it was paused or cut off; up to there it finds again what it brought in';
comment on column intake.import.runner is 'Who works on it now; what another writes no longer counts';
comment on column intake.import.emptied_at is 'When file and refused rows were destroyed; the figures and what came of it stay';
create index import_work on intake.import (state, started_at) where state in ('TRYING', 'RUNNING', 'WITHDRAWING');

alter table intake.import_part drop constraint import_part_kind_check;
alter table intake.import_part add constraint import_part_kind_check
    check (kind in ('FILE', 'REFUSED', 'NAME', 'READING', 'PROFILE', 'MAPPING', 'TRIAL', 'FAULT'));
comment on table intake.import_part is 'The uploaded file and all that repeats its cells, in sealed pieces';

create table intake.import_report (
    import    uuid not null references intake.import on delete cascade,
    record    uuid not null,
    row       bigint not null,
    rows      integer not null,
    settled   text check (settled in ('WITHDRAWN', 'NOT_WITHDRAWN')),
    primary key (import, record)
);
comment on table intake.import_report is 'The reports that an import brought in; row is the first of the rows that made one';
create index import_report_unsettled on intake.import_report (import, record) where settled is null;

create table intake.mapping (
    name         text not null,
    version      integer not null,
    sealed       bytea not null,
    key_id       text not null,
    made_by      uuid not null,
    made_by_name text not null,
    made_at      timestamptz not null,
    primary key (name, version)
);
comment on table intake.mapping is 'Mappings of this node as YAML, sealed: a translation may name a person''s place or firm; never changed, only followed by a version';
