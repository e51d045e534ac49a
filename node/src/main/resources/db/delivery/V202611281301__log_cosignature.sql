-- Cosignatures of heads: of this node's own log those that it shows to its partners, of a partner's those that this node was shown.
create table delivery.log_cosignature (
    log         text not null,
    cosigner    text not null,
    state       text not null check (state in ('CONFIRMED', 'CONTRADICTED')),
    known       boolean not null,
    epoch       bigint not null,
    size        bigint not null,
    root        text not null,
    signed      text not null,
    cosigned_at timestamptz not null,
    primary key (log, cosigner, state)
);
comment on table delivery.log_cosignature is 'Heads of logs as other nodes have cosigned them; each bounds itself to two rows for a log';
comment on column delivery.log_cosignature.state is
    'CONFIRMED: of one history with what is known here, the latest; CONTRADICTED: not so, the first is kept as evidence';
comment on column delivery.log_cosignature.known is 'Whether the cosigner''s key is known here; of others nothing but the name is';
comment on column delivery.log_cosignature.signed is 'As it was cosigned, with the head that the log''s own node signed in it';
