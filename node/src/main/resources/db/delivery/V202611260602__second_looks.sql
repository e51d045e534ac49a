-- Under a new revision of an agreement a lane looks again at what was not due before.
alter table delivery.lane add column judged_by text;
alter table delivery.lane add column look_again_to bigint;
alter table delivery.lane add column looked_again bigint not null default 0;
comment on column delivery.lane.judged_by is 'Digest of the agreement by which versions were judged last';
comment on column delivery.lane.look_again_to is 'Item up to which what was not due is looked at again; null when that is done';
comment on column delivery.item.released_at is
    'When the clock began: the release, or the second look under an agreement that first let it go';
create index item_not_due on delivery.item (partner, id) where state = 'NOT_DUE';
