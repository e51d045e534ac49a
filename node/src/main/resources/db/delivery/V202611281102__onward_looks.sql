-- A relay looks again at what it passes on when an agreement under which reports come lets more of them go on.
alter table delivery.lane add column onward_by text[];
comment on column delivery.lane.onward_by is
    'Digests of the agreements by which was judged last what may be passed on; null where that was not noted';
