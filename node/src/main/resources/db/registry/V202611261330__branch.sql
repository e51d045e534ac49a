-- Versions of this node's own that stand beside those in registry.version: after an older copy of this node has given a number
-- away anew. The next version is numbered above all of them and names each.
create table registry.branch (
    report_id   bigint not null references registry.report on delete cascade,
    version     integer not null,
    digest      text not null,
    known_at    timestamptz not null,
    followed_by integer,
    primary key (report_id, digest)
);
comment on column registry.branch.followed_by is 'Number of the version that names it as a predecessor; null until one does';
create index branch_open on registry.branch (report_id) where followed_by is null;
