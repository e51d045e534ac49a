-- The store of reports and their versions.
create schema registry;

-- One row a report: where it stands, and what lists, search and counts need of its head.
create table registry.report (
    id                  bigint generated always as identity primary key,
    record              uuid not null unique,
    originator          text not null,
    number              uuid,
    state               text not null check (state in ('SUBMITTED', 'RETURNED', 'VERIFIED', 'RELEASED', 'SIGNED', 'WITHDRAWN')),
    version             integer not null default 0,
    digest              text,
    source              text not null,
    source_key          text,
    source_digest       text,
    recorded_by         text,
    office              text,
    recorded_at         timestamptz not null,
    released_at         timestamptz,
    changed_at          timestamptz not null,
    pseudonym_key       text,
    pseudonym           text,
    form_type           text,
    provenance          text,
    event_kind          text,
    event_date          date,
    date_precision      text,
    reporting_country   text,
    agency              text,
    discovery_country   text,
    location_type       text,
    direction           text,
    offence             text,
    mode                text,
    conveyance          text,
    place               text,
    departure_country   text,
    destination_country text,
    concealment         text[] not null,
    categories          text[] not null,
    words               tsvector not null,
    unique (originator, number),
    unique (originator, source_key)
);
comment on column registry.report.record is 'Random name of the report inside this node; in addresses before a number is given';
comment on column registry.report.source is 'Name of the node from which it came; this node for its own';
comment on column registry.report.source_digest is 'SHA-256 of the content with which the source key came first';
comment on column registry.report.state is 'RELEASED: a person or rule has released it, the signature follows; SIGNED: its head is signed';
create index report_words on registry.report using gin (words);
create index report_event on registry.report (coalesce(event_date, date '0001-01-01') desc, id desc) where state = 'SIGNED';
create index report_changed on registry.report (changed_at desc, id desc);
create index report_work on registry.report (state, id) where state in ('SUBMITTED', 'RETURNED', 'VERIFIED', 'RELEASED');
create index report_pseudonym on registry.report (pseudonym) where pseudonym is not null;

create table registry.goods_line (
    report_id    bigint not null references registry.report on delete cascade,
    line         text not null,
    category     text not null,
    subcategory  text not null,
    hs6          text,
    brand        text,
    amount       numeric,
    unit         text,
    base_amount  numeric,
    base_unit    text,
    primary key (report_id, line)
);
create index goods_line_kind on registry.goods_line (category, subcategory);

-- What people of this node wrote, before it is signed. One open revision a report.
create table registry.revision (
    id            bigint generated always as identity primary key,
    report_id     bigint not null references registry.report on delete cascade,
    version       integer not null,
    kind          text not null check (kind in ('CONTENT', 'WITHDRAWAL')),
    reason        text,
    content       jsonb,
    text_released boolean not null,
    state         text not null check (state in ('SUBMITTED', 'RETURNED', 'VERIFIED', 'RELEASED', 'SIGNED', 'DISCARDED')),
    written_by    text not null,
    written_at    timestamptz not null,
    verified_by   text,
    verified_at   timestamptz,
    released_by   text,
    released_at   timestamptz
);
create unique index revision_open on registry.revision (report_id)
    where state in ('SUBMITTED', 'RETURNED', 'VERIFIED', 'RELEASED');
create index revision_to_sign on registry.revision (id) where state = 'RELEASED';
create index revision_report on registry.revision (report_id, version);

-- Signed versions, own and received. Never changed, but for disclosures that arrive later.
create table registry.version (
    report_id    bigint not null references registry.report on delete cascade,
    version      integer not null,
    kind         text not null check (kind in ('CONTENT', 'WITHDRAWAL')),
    reason       text,
    digest       text not null,
    disclosed    text not null,
    predecessors text[] not null,
    jws          text not null,
    part_names   text[] not null,
    disclosures  text[] not null,
    vocabulary   text not null,
    issuer       text not null,
    source       text not null,
    agreement    text,
    receipt_id   uuid,
    released_at  timestamptz not null,
    accepted_at  timestamptz not null,
    position     bigint not null,
    primary key (report_id, version)
);
create index version_digest on registry.version (digest);

create table registry.embargo (
    id         bigint generated always as identity primary key,
    report_id  bigint not null references registry.report on delete cascade,
    until      timestamptz,
    reason     text not null,
    set_by     text not null,
    set_at     timestamptz not null,
    lifted_by  text,
    lifted_at  timestamptz
);
create unique index embargo_open on registry.embargo (report_id) where lifted_at is null;
comment on column registry.embargo.reason is 'Code of the list embargo-reason';
