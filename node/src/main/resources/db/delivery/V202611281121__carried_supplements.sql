-- An answer that is carried back settles what its own dispatch carried.
alter table delivery.enclosed_dispatch add column supplements boolean[];
comment on column delivery.enclosed_dispatch.supplements is
    'For each item, whether it went as further parts of what was delivered before; null where that was not noted';
