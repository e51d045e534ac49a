-- Which reports are about the same seizure: each judgement with its author, its time and its undoing.
create schema matching;

create table matching.link (
    id            bigint generated always as identity primary key,
    first         uuid not null,
    second        uuid not null,
    rule          text,
    author        text,
    made_at       timestamptz not null,
    undone_by     text,
    undone_at     timestamptz,
    undone_reason text,
    check (first <> second),
    check ((rule is null) <> (author is null)),
    check ((undone_at is null) = (undone_reason is null))
);
comment on column matching.link.first is 'Name of a report inside this node, the lower one of the two';
comment on column matching.link.author is 'The person who linked; null where a rule did';
comment on column matching.link.undone_by is 'The person who parted the two, and no rule links them again; null where the rule took its link back';
create unique index link_standing on matching.link (first, second) where undone_at is null;
create index link_first on matching.link (first);
create index link_second on matching.link (second);
