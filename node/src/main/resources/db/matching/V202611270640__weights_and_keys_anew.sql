-- By which keys a report is found, and how much likenesses weigh, has changed again: all are read again, from the beginning of the journal.
delete from journal.follower where name = 'matching';
