-- A version that could not be read, or was too large, was tried and never sent.
alter table delivery.item add column set_aside integer not null default 0;
comment on column delivery.item.set_aside is 'How many of the attempts ended before anything was sent';
