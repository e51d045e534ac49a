-- A relay looks again at what it passes on when an agreement under which reports come lets more of them go on.
alter table delivery.lane add column onward_by text[], add column onward_at timestamptz;
comment on column delivery.lane.onward_by is
    'Digests of the agreements by which was judged last what may be passed on; null where that was not noted';
comment on column delivery.lane.onward_at is
    'When that was judged to be more than before; what was sent earlier is looked at when it has arrived';
