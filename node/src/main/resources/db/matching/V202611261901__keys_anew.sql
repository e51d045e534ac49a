-- What of a report is compared, and by which keys it is found, has changed: all are read again, from the beginning of the journal.
delete from journal.follower where name = 'matching';
