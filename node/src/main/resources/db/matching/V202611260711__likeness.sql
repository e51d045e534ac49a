-- What tells whether reports are about one seizure, kept beside each report that stands, and the keys under which it is found.
create table matching.profile (
    record uuid primary key,
    keys   bigint[] not null,
    traits jsonb not null
);
comment on table matching.profile is 'A copy; goes when its report is withdrawn, recalled or erased';

create table matching.block (
    key    bigint not null,
    record uuid not null,
    primary key (key, record)
);
comment on column matching.block.key is 'Digest of place, time and goods, or of a container, vessel or flight';

-- Pairs that a person may be asked about.
create table matching.offer (
    first          uuid not null,
    second         uuid not null,
    first_country  text not null,
    second_country text not null,
    score          numeric(6, 2) not null,
    primary key (first, second),
    check (first <> second)
);
comment on column matching.offer.score is 'Log2 of the odds that the two are about one seizure';
create index offer_order on matching.offer (score desc, first, second);
create index offer_second on matching.offer (second);

alter table matching.link add column score numeric(6, 2);
comment on column matching.link.score is 'Of a rule that links by likeness: log2 of the odds; null for others';
alter table matching.link add column reopened_by text;
alter table matching.link add column reopened_at timestamptz;
alter table matching.link add check ((reopened_by is null) = (reopened_at is null));
comment on column matching.link.reopened_by is 'Who took the parting back, so that the two are open again';
create index link_said on matching.link (id desc) where author is not null or undone_by is not null;
