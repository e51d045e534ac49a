-- Texts of agreements on their way to two signatures. What both sides have signed stands in delivery.
create schema agreements;

create table agreements.proposal (
    digest        text primary key,
    number        text not null,
    revision      integer not null,
    partner       text not null,
    proposer      text not null,
    terms         text not null,
    signed        text,
    countersigned text,
    state         text not null check (state in
                      ('PREPARED', 'PROPOSED', 'SIGNED', 'REFUSED', 'WITHDRAWN', 'OVERTAKEN')),
    reason        text,
    made_by       text,
    made_at       timestamptz not null,
    proposed_at   timestamptz,
    settled_by    text,
    settled_at    timestamptz
);
comment on column agreements.proposal.digest is 'SHA-256 of the canonical text; a text is decided on once';
comment on column agreements.proposal.proposer is 'Name of the node that signs first';
comment on column agreements.proposal.signed is 'The proposer''s token; null until it has signed';
comment on column agreements.proposal.made_by is 'Account that prepared it here; null where it came from the partner';
create index proposal_recent on agreements.proposal (made_at desc);
create index proposal_open on agreements.proposal (partner) where state in ('PREPARED', 'PROPOSED');

-- What a partner said last of its own suspension of an agreement.
create table agreements.partner_suspension (
    agreement text primary key,
    partner   text not null,
    suspended boolean not null,
    reason    text,
    since     timestamptz not null,
    told_at   timestamptz not null
);
