-- On a gateway each member has its own imports and mappings.
alter table intake.import add column member text;
comment on column intake.import.member is 'Originator of the member in whose name the file came in; none: the node''s own';

alter table intake.mapping add column member text not null default '';
alter table intake.mapping drop constraint mapping_pkey;
alter table intake.mapping add primary key (member, name, version);
comment on column intake.mapping.member is 'Originator of the member whose people share it; empty: the node''s own';
