package org.tidewaiter.node.registry;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.JournalEntry;
import org.tidewaiter.node.journal.NewEntry;

/** Gives versions that this node signed their places in the journal, and stores them with these. */
@Component
class Placement {

    private final Journal journal;
    private final Rows rows;

    Placement(Journal journal, Rows rows) {
        this.journal = journal;
        this.rows = rows;
    }

    /** A version of this node that is not stored yet. */
    record Signed(ReportIdentity identity, VersionRow version) {}

    /** The last thing that a transaction does, since it holds the journal's lock from here on. */
    void append(List<Signed> signed) {
        List<JournalEntry> entries =
                journal.append(signed.stream().map(Placement::entry).toList());
        List<VersionRow> placed = new ArrayList<>(signed.size());
        for (int i = 0; i < signed.size(); i++) {
            placed.add(signed.get(i).version().at(entries.get(i).position()));
        }
        rows.insertVersions(placed);
    }

    private static NewEntry entry(Signed one) {
        return new NewEntry(
                one.identity().originator(),
                one.identity().number(),
                one.version().version(),
                Change.valueOf(one.version().kind()),
                one.version().source());
    }
}
