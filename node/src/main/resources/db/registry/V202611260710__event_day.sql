-- Reports of events of some days in one country, for the person who types such a case.
create index report_day on registry.report (discovery_country, event_date) where event_date is not null;
