-- What a wider revision of an agreement lets go beyond what a partner has accepted of a version.
create table delivery.supplement (
    item_id    bigint primary key references delivery.item,
    partner    text not null,
    state      text not null check (state in ('WAITING', 'HELD', 'REFUSED')),
    reason     text,
    faults     jsonb,
    not_before timestamptz,
    attempts   integer not null default 0
);
comment on table delivery.supplement is
    'A delivered version that may go again with further parts. The version stays delivered; the row goes when nothing is left to add';
create index supplement_open on delivery.supplement (partner, item_id) where state <> 'REFUSED';
create index supplement_refused on delivery.supplement (partner, item_id) where state = 'REFUSED';

alter table delivery.lane add column supplement_to bigint;
alter table delivery.lane add column supplemented bigint not null default 0;
comment on column delivery.lane.supplement_to is
    'Item up to which what was delivered is looked at again for further parts; null when that is done';
comment on column delivery.lane.supplemented is 'Item up to which that look has come';

-- What earlier revisions left narrow is looked at once.
update delivery.lane l
   set supplement_to = (select max(id) from delivery.item)
 where exists (select 1 from delivery.agreement a where a.receiver = l.partner and a.revision > 1);
