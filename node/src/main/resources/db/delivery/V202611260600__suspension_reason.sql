-- Why an agreement is suspended, as a code that the partner is told.
alter table delivery.suspension add column reason text;
