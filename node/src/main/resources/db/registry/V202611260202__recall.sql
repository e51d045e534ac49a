-- What a sender took back of a report under an agreement, kept for ever: whatever it sent before stays out.
create table registry.recall (
    originator  text not null,
    number      uuid not null,
    sender      text not null,
    agreement   text not null,
    version     integer not null,
    digest      text not null,
    epoch       bigint not null,
    sequence    bigint not null,
    receipt_id  uuid not null,
    recalled_at timestamptz not null,
    primary key (originator, number, sender, agreement)
);
comment on column registry.recall.version is 'Highest version that the sender knew, whether it was ever received here or not';
comment on column registry.recall.sequence is 'Place of the recall in the sender''s lane within the epoch';

alter table registry.version add column lane_epoch bigint;
alter table registry.version add column lane_sequence bigint;
alter table registry.version add column recalled boolean not null default false;
comment on column registry.version.lane_sequence is 'Latest place in the sender''s lane at which it arrived; null for own versions';
comment on column registry.version.recalled is 'Taken back by its sender: shown to nobody but those who may read what was taken back';

alter table registry.report drop constraint report_state_check;
alter table registry.report add constraint report_state_check check (state in
    ('SUBMITTED', 'RETURNED', 'VERIFIED', 'RELEASED', 'SIGNED', 'WITHDRAWN', 'RECALLED'));
