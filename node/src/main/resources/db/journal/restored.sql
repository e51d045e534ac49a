-- A restored copy is another epoch: who followed the journal before does not take its positions for the old ones.
update journal.head set epoch = epoch + 1;
