-- What is signed and encoded does not get smaller: it is kept as it is, without the work of trying.
alter table registry.version alter column jws set storage external;
alter table registry.version alter column disclosures set storage external;
