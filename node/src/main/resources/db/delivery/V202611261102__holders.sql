-- Who holds a report beyond this node's own lanes, as partners told; and copies in files, which nobody can take back.
create table delivery.holder_told (
    told_by    text not null,
    originator text not null,
    number     uuid not null,
    holder     text not null,
    version    integer not null,
    withdrawal boolean not null,
    state      text not null check (state in ('CONFIRMED', 'OUTSTANDING', 'REFUSED', 'TAKEN_BACK')),
    since      timestamptz not null,
    reason     text,
    receipt_id uuid,
    told_at    timestamptz not null,
    primary key (originator, number, told_by, holder)
);
comment on column delivery.holder_told.told_by is 'The partner that this node gave the report, and that signed the letter';
comment on column delivery.holder_told.version is 'The newest version that is for the holder, which the state is about';

create table delivery.copies_told (
    told_by    text not null,
    originator text not null,
    number     uuid not null,
    node       text not null,
    copies     integer not null,
    told_at    timestamptz not null,
    primary key (originator, number, told_by, node)
);
comment on table delivery.copies_told is 'In how many files of an export at that node the report stands';

create table delivery.copy_exported (
    originator text not null,
    number     uuid not null,
    reference  uuid not null,
    at         timestamptz not null,
    primary key (originator, number, reference)
);
comment on column delivery.copy_exported.reference is 'Names the export in the audit trail, and stands in the file';

-- What a partner that this node has a report from is still to be told; one row however much has changed.
create table delivery.holder_news (
    partner    text not null,
    originator text not null,
    number     uuid not null,
    primary key (partner, originator, number)
);
