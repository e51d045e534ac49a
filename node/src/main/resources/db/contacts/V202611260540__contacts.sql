-- Contact points of this node, its members and its partners: offices, their mailboxes and hours, no persons.
create schema contacts;

create table contacts.entry (
    node           text not null,
    member         text not null default '',
    administration text not null,
    country        text not null,
    role           text not null check (role in ('NCP', 'RILO')),
    mailbox        text not null,
    telephone      text not null,
    languages      text not null,
    hours          text not null,
    changed_at     timestamptz not null,
    changed_by     text,
    primary key (node, member)
);
comment on column contacts.entry.member is 'Originator of the member of a gateway whose entry it is; empty for the node itself';
comment on column contacts.entry.changed_by is 'The account; null for the entry of a partner';
