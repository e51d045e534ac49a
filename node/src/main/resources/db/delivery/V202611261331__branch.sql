-- What partners give back may stand beside a version that this node still has: two branches of one report.
alter table delivery.lost_version add column branch boolean not null default false;
comment on column delivery.lost_version.branch is 'Whether another version of this node stands in its place, or in that of one before it';
alter table delivery.lost_version drop constraint lost_version_decision_check;
alter table delivery.lost_version add constraint lost_version_decision_check
    check (decision in ('ADOPTED', 'WITHDRAWN', 'KEPT', 'FOLLOWED'));
comment on column delivery.lost_version.decision is 'FOLLOWED: a version that names it was signed without a decision about it';
