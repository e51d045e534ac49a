-- How names of places are read, and how much few pieces and two case references of one system weigh, has changed: all are read again, from
-- the beginning of the journal.
delete from journal.follower where name = 'matching';
