-- Matching keeps more of each report now: it reads the journal once more from its beginning.
delete from journal.follower where name = 'matching';
