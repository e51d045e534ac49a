-- How nodes get to know each other: invitations made here, and invitations that this node has taken up.
create schema joining;

create table joining.invitation (
    id              uuid primary key,
    key             text not null unique,
    node            text not null,
    originators     text[] not null,
    made_by         text not null,
    made_at         timestamptz not null,
    ends_at         timestamptz not null,
    state           text not null check (state in ('OPEN', 'ASKED', 'CONFIRMED', 'CANCELLED')),
    calls           integer not null default 0,
    asked_at        timestamptz,
    asked_key       text,
    asked_title_en  text,
    asked_title_fr  text,
    asked_url       text,
    settled_by      text,
    settled_at      timestamptz
);
comment on column joining.invitation.key is
    'Public half of the key that the code makes; the code itself is shown once and kept nowhere';
comment on column joining.invitation.calls is 'Times that somebody with the code has called';
comment on column joining.invitation.asked_key is 'The key of the one node that has asked; no other is taken after it';
create index invitation_recent on joining.invitation (made_at desc);

create table joining.request (
    id             uuid primary key,
    node           text not null,
    title_en       text not null,
    title_fr       text not null,
    url            text not null,
    key            text not null,
    originators    text[] not null,
    invitation_key text not null unique,
    asked_by       text not null,
    asked_at       timestamptz not null,
    state          text not null check (state in ('ASKED', 'CONFIRMED', 'CANCELLED')),
    settled_by     text,
    settled_at     timestamptz
);
comment on table joining.request is 'What this node has asked of nodes that invited it';
create index request_recent on joining.request (asked_at desc);
