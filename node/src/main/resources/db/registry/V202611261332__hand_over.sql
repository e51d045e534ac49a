-- The issuing node of a report changes by a version that names the next one.
alter table registry.version add column hands_to text;
comment on column registry.version.hands_to is 'Node that issues the versions after this one; null where its issuer stays';
alter table registry.revision add column hands_to text;
alter table registry.report add column handed_to text;
comment on column registry.report.handed_to is 'Node to which this one has handed the report over; null while it issues the report, and of received reports';
