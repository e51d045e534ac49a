alter table access.account add column member text;
comment on column access.account.member is 'Originator of the member of a gateway to which the account belongs; none: the node''s own people';
create index account_member on access.account (member) where member is not null;
