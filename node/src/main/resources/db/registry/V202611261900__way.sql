-- What of a version came by which way, where it came by more than one: from its issuer and through a relay, or under two
-- agreements. It is shown and passed on under the agreements by which it came, and taken back by each sender alone. Of a version
-- that came by one way its row in registry.version says all, and nothing stands here. That row has what came by all ways that were
-- not taken back, and names the first of them.
create table registry.way (
    id            bigint generated always as identity,
    report_id     bigint not null,
    version       integer not null,
    source        text not null,
    agreement     text not null,
    lane_epoch    bigint not null,
    lane_sequence bigint not null,
    recalled      boolean not null default false,
    part_names    text[] not null,
    disclosures   text[] not null,
    primary key (report_id, version, source, agreement),
    foreign key (report_id, version) references registry.version on delete cascade
);
alter table registry.way alter column disclosures set storage external;
