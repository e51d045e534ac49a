-- The seizure behind reports: those that share its name are about one and are counted once.
alter table registry.report add column seizure uuid;
comment on column registry.report.seizure is
    'Name of the seizure that this report shares with others; null where it stands alone. Judged by the module matching';
create index report_seizure on registry.report (seizure) where seizure is not null;
