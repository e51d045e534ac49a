-- First pages and counts of reports that lack something, which an overview leads to.
create index report_undated on registry.report (id desc) where state = 'SIGNED' and event_date is null;
create index report_without_goods on registry.report (coalesce(event_date, date '0001-01-01') desc, id desc)
    where state = 'SIGNED' and cardinality(categories) = 0;
create index report_without_concealment on registry.report (coalesce(event_date, date '0001-01-01') desc, id desc)
    where state = 'SIGNED' and cardinality(concealment) = 0;
create index report_without_departure on registry.report (coalesce(event_date, date '0001-01-01') desc, id desc)
    where state = 'SIGNED' and departure_country is null;
