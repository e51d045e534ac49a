-- Received reports that this node passes on: whose were read from the journal for a partner's lane, and where they came from.
create table delivery.relaying (
    partner     text primary key,
    originators text[] not null
);
comment on column delivery.relaying.originators is
    'Every originator that an agreement with the partner ever covered; with a further one the journal is read from its beginning';

alter table delivery.item add column source text;
comment on column delivery.item.source is 'Name of the node from which the version came; null for versions of this node';

alter table delivery.dispatch_sent add column positions bigint[];
comment on column delivery.dispatch_sent.positions is
    'Journal positions of the items as they were sent: what has a later one when the answer comes goes again';
