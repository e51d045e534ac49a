-- First pages and capped counts among a million reports: the newest of what is asked for most, without reading the rest.
create index report_reporting on registry.report
    (coalesce(reporting_country, left(originator, 2)), coalesce(event_date, date '0001-01-01') desc, id desc)
    where state = 'SIGNED';
create index report_mode on registry.report (mode, coalesce(event_date, date '0001-01-01') desc, id desc)
    where state = 'SIGNED';
create index report_route on registry.report
    (departure_country, destination_country, coalesce(event_date, date '0001-01-01') desc, id desc)
    where state = 'SIGNED';
create index report_destination on registry.report
    (destination_country, coalesce(event_date, date '0001-01-01') desc, id desc)
    where state = 'SIGNED';
create index report_concealment on registry.report using gin (concealment) where state = 'SIGNED';
create index report_categories on registry.report using gin (categories) where state = 'SIGNED';
