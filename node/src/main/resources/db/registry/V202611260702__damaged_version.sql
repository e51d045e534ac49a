-- Received versions whose stored bytes did not verify, as they were found when their sender sent them again.
create table registry.damaged_version (
    id         bigint generated always as identity primary key,
    originator text not null,
    number     uuid not null,
    version    integer not null,
    source     text not null,
    receipt_id uuid not null,
    found_at   timestamptz not null,
    stored     jsonb not null
);
comment on table registry.damaged_version is 'Kept for whoever finds out what happened; nothing reads it';
comment on column registry.damaged_version.receipt_id is 'Receipt under which the verified version took its place';
