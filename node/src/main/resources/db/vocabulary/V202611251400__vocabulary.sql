-- What a node adds to the vocabulary that comes with the program: its offices and border posts, rates and taxa.
create schema vocabulary;

create table vocabulary.office (
    code        text primary key,
    kind        text not null,
    name_en     text not null,
    name_fr     text,
    name_local  text,
    country     text not null,
    locode      text,
    latitude    numeric(3, 1),
    longitude   numeric(4, 1),
    valid_from  date,
    valid_to    date,
    revision    integer not null,
    changed_at  timestamptz not null,
    changed_by  text not null,
    check ((latitude is null) = (longitude is null))
);
comment on table vocabulary.office is 'Offices and border posts as they stand; ended, never deleted';

create table vocabulary.office_revision (
    code        text not null references vocabulary.office,
    revision    integer not null,
    kind        text not null,
    name_en     text not null,
    name_fr     text,
    name_local  text,
    country     text not null,
    locode      text,
    latitude    numeric(3, 1),
    longitude   numeric(4, 1),
    valid_from  date,
    valid_to    date,
    changed_at  timestamptz not null,
    changed_by  text not null,
    primary key (code, revision)
);
comment on table vocabulary.office_revision is 'Every state that an office has had, the present one included';

create table vocabulary.reference_file (
    kind        text primary key check (kind in ('RATES', 'TAXA')),
    source      text not null,
    digest      text not null,
    content     bytea not null,
    rows        integer not null,
    loaded_at   timestamptz not null,
    loaded_by   text not null
);
comment on table vocabulary.reference_file is 'The file of each kind that is in force, as it was loaded; checked before it is kept';
