-- How names of places are read, by which keys a report is found and how much likenesses weigh has changed: all are read again, from the
-- beginning of the journal.
delete from journal.follower where name = 'matching';
