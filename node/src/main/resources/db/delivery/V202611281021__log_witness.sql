-- How far the issuers of versions say to have verified logs that this node watches, or its own: of each issuer and log the
-- furthest that is to be proven, the furthest that was, and one that this node's own knowledge contradicts.
create table delivery.log_witness (
    log        text not null,
    witness    text not null,
    state      text not null check (state in ('SEEN', 'CONFIRMED', 'CONTRADICTED')),
    epoch      bigint not null,
    size       bigint not null,
    root       text not null,
    originator text not null,
    number     uuid not null,
    version    integer not null,
    signed     text not null,
    seen_at    timestamptz not null,
    primary key (log, witness, state)
);
comment on table delivery.log_witness is 'What versions of other issuers say of logs; each bounds itself to three rows for a log';
comment on column delivery.log_witness.state is
    'SEEN: still to be proven; CONFIRMED: of one history with what is known here; CONTRADICTED: not so, the first is kept as evidence';
comment on column delivery.log_witness.signed is 'The version that says it, without its disclosures, as its issuer signed it';
comment on column delivery.log_witness.seen_at is 'While it is to be proven: since when something of this issuer has been';

alter table delivery.alarm add column log text;
comment on column delivery.alarm.log is 'Name of the node whose log it is about, where that is not the partner';
