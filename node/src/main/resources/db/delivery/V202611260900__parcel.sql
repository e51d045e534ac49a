-- Exchange by file, with partners that have no line.
alter table delivery.lane add column by_file boolean not null default false;
comment on column delivery.lane.by_file is 'Nothing is sent over the line: people carry parcels';

create table delivery.parcel (
    id         uuid primary key,
    partner    text not null,
    direction  text not null check (direction in ('WRITTEN', 'TAKEN')),
    at         timestamptz not null,
    by         text not null,
    dispatches integer not null,
    receipts   integer not null,
    refusals   integer not null,
    answer     bytea
);
comment on table delivery.parcel is 'Parcels written for and taken from partners; answer: what is to be carried back, sealed';
create index parcel_of_partner on delivery.parcel (partner, id desc);

-- What must be remembered of a dispatch until its receipt is carried back.
create table delivery.enclosed_dispatch (
    dispatch_id      uuid primary key,
    hash             text not null,
    parcel           uuid not null references delivery.parcel (id),
    agreement_digest text not null,
    sent_at          timestamptz not null,
    digests          text[] not null,
    disclosed        text[] not null,
    versions         integer[] not null,
    attachments      jsonb not null
);
comment on column delivery.enclosed_dispatch.versions is
    'For each item, the version of its report that the receipt''s entry in the partner''s log must be about';
create index enclosed_dispatch_hash on delivery.enclosed_dispatch (hash);
