package org.tidewaiter.node.insight;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.JournalEntry;
import org.tidewaiter.node.registry.CountedReport;
import org.tidewaiter.node.registry.CountedReports;

/**
 * Brings the rollups up to the journal, in the transaction that moves the cursor. An entry says only that something has
 * changed: what counts is read from the registry as it stands now, which may already be further, and put in the place of
 * what was counted before. So an entry that is met twice, or late, changes nothing.
 */
@Component
class RollupFollower {

    /** The name of the cursor. */
    static final String NAME = "insight";

    /** Reports of one day and place share cells: the more at once, the fewer rows are written for each. */
    static final int BATCH = 10_000;

    private final Journal journal;
    private final CountedReports reports;
    private final NodeScope node;
    private final CountedRows counted;
    private final PendingReports pending;
    private final Cells cells;

    RollupFollower(
            Journal journal,
            CountedReports reports,
            NodeScope node,
            CountedRows counted,
            PendingReports pending,
            Cells cells) {
        this.journal = journal;
        this.reports = reports;
        this.node = node;
        this.counted = counted;
        this.pending = pending;
        this.cells = cells;
    }

    /** Takes the next entries in; how many were read, 0 also while another instance does it. */
    @Transactional
    public int follow() {
        Optional<Long> cursor = journal.lockCursor(NAME);
        if (cursor.isEmpty()) {
            return 0;
        }
        List<JournalEntry> entries = journal.after(cursor.get(), BATCH);
        Set<ReportIdentity> changed = new LinkedHashSet<>(pending.take(BATCH));
        entries.forEach(entry -> changed.add(new ReportIdentity(entry.originator(), entry.number())));
        if (!changed.isEmpty()) {
            recount(reports.together(node.scope(), changed));
        }
        if (!entries.isEmpty()) {
            journal.moveCursor(NAME, entries.getLast().position());
        }
        return Math.max(entries.size(), changed.size());
    }

    private void recount(Collection<ReportIdentity> changed) {
        Map<CellKey, Tally> changes = new HashMap<>();
        List<CountedReport> before = counted.of(changed);
        List<CountedReport> now = reports.among(node.scope(), changed);
        before.forEach(
                report -> Contribution.of(report, (cell, tally) -> changes.merge(cell, tally.negated(), Tally::plus)));
        now.forEach(report -> Contribution.of(report, (cell, tally) -> changes.merge(cell, tally, Tally::plus)));
        counted.replace(before, now);
        cells.add(changes);
    }
}
