-- The pictures that a report's head names: to search them, and to take and show bytes only where a head names them.
create table registry.picture (
    report_id  bigint not null references registry.report on delete cascade,
    picture    text not null,
    kind       text not null,
    digest     text not null,
    media_type text not null,
    width      integer not null,
    height     integer not null,
    primary key (report_id, picture)
);
comment on column registry.picture.picture is 'Its id within the report';
create index picture_digest on registry.picture (digest);
create index picture_kind on registry.picture (kind, report_id);
