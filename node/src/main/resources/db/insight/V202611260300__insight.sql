-- Narrow rollups for the overview, fed from the journal.
create schema insight;

-- What each report has added to the cells, so that a later head of it can be counted in its place.
create table insight.counted (
    originator  text not null,
    number      uuid not null,
    day         date,
    country     text not null,
    mode        text,
    departure   text,
    destination text,
    provenance  text,
    concealment text[] not null,
    categories  text[] not null,
    lines       integer[] not null,
    primary key (originator, number)
);
comment on column insight.counted.lines is 'Goods lines of the category at the same place of categories';

-- Counts for each combination of what an overview can be limited to. In category, mode and country an asterisk is any; a
-- hyphen is a report that states none.
create table insight.cell (
    dimension   text not null check (dimension in ('TOTAL', 'DAY', 'CONCEALMENT', 'ROUTE')),
    category    text not null,
    mode        text not null,
    country     text not null,
    since       date not null,
    value       text not null,
    cases       integer not null,
    seizures    integer not null,
    generated   integer not null,
    open_source integer not null,
    primary key (dimension, category, mode, country, since, value)
) with (fillfactor = 80);
comment on column insight.cell.since is 'First day of the month of the event, of DAY that day itself; 0001-01-01 where it is not known';
comment on column insight.cell.value is 'Concealment place, or departure>destination; empty for TOTAL and DAY';
comment on column insight.cell.cases is 'Events, without those known from open sources';
comment on column insight.cell.seizures is 'Goods lines of these cases, of the cell''s category where it has one';
comment on column insight.cell.generated is 'Those of the cases that were generated for demonstration';
comment on column insight.cell.open_source is 'Events known from open sources alone';

-- Reports to be counted anew for a reason that is no entry of the journal.
create table insight.pending (
    id         bigint generated always as identity primary key,
    originator text not null,
    number     uuid not null
);
