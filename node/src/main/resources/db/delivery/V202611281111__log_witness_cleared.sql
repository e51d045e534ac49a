-- What nodes said of logs that this node's own knowledge contradicts, and of which a person has said that it is cleared up: kept as
-- evidence, and not raised again.
create table delivery.log_witness_cleared (
    log        text not null,
    witness    text not null,
    epoch      bigint not null,
    size       bigint not null,
    root       text not null,
    originator text not null,
    number     uuid not null,
    version    integer not null,
    signed     text not null,
    seen_at    timestamptz not null,
    reason     text not null,
    cleared_by text not null,
    cleared_at timestamptz not null,
    primary key (log, witness, epoch, size, root)
);
comment on table delivery.log_witness_cleared is 'Contradictions between logs and what versions say of them that a person has cleared';
comment on column delivery.log_witness_cleared.signed is 'The version that says it, without its disclosures, as its issuer signed it';
comment on column delivery.log_witness_cleared.reason is 'A code; what a person types stands nowhere here';
