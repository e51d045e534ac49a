-- Agreements that change while the node runs, and reports that are taken back.
alter table delivery.agreement add column adopted_at timestamptz;
alter table delivery.agreement add column adopted_by text;
comment on column delivery.agreement.adopted_at is 'When it was taken in at the running node; null where it stands in the settings';

create table delivery.suspension (
    id           bigint generated always as identity primary key,
    agreement    text not null,
    suspended_at timestamptz not null,
    suspended_by text not null,
    resumed_at   timestamptz,
    resumed_by   text
);
create unique index suspension_open on delivery.suspension (agreement) where resumed_at is null;
comment on table delivery.suspension is 'Either side may suspend an agreement by itself; nothing travels under it meanwhile';

alter table delivery.item drop constraint item_state_check;
alter table delivery.item add constraint item_state_check check (state in
    ('WAITING', 'DELIVERED', 'REFUSED', 'CONFLICT', 'HELD', 'NOT_DUE', 'RECALLED'));
create index item_recalled on delivery.item (partner, originator, number) where state = 'RECALLED';
