package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.tidewaiter.exchange.reconciliation.Holding;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionVerifier;
import org.tidewaiter.node.delivery.LanePlace;

/**
 * All stored versions of one report, with its row.
 *
 * @param rows by number, at least one
 */
record StoredReport(ReportIdentity identity, List<Record> rows) {

    /**
     * What is held of it from a sender at a cut. Of a withdrawn report that is the newest withdrawal alone. Where the report stands
     * otherwise than its versions say, the version with which it should stand counts as damaged; where it shows although all
     * of it was taken back, so does the newest that was.
     */
    List<Holding> from(String sender, LanePlace cut, VersionVerifier verifier) {
        List<Record> theirs = rows.stream()
                .filter(row ->
                        row.get(VERSION.SOURCE).equals(sender) && !place(row).isAfter(cut))
                .toList();
        List<Record> standing =
                theirs.stream().filter(row -> !row.get(VERSION.RECALLED)).toList();
        if (standing.isEmpty()) {
            return shownAlthoughRecalled(theirs, verifier);
        }
        List<VersionBytes> versions = standing.stream()
                .map(row -> VersionBytes.of(identity, row, verifier))
                .toList();
        Optional<VersionBytes> withdrawal =
                versions.stream().filter(VersionBytes::withdrawal).reduce((earlier, later) -> later);
        return withdrawal.map(List::of).orElse(versions).stream()
                .map(this::holding)
                .toList();
    }

    private List<Holding> shownAlthoughRecalled(List<Record> theirs, VersionVerifier verifier) {
        boolean hidden = head().isPresent()
                || ReportState.RECALLED.name().equals(rows.getFirst().get(REPORT.STATE));
        if (theirs.isEmpty() || hidden) {
            return List.of();
        }
        VersionBytes newest = VersionBytes.of(identity, theirs.getLast(), verifier);
        return List.of(new Holding(identity, newest.version(), newest.digest(), newest.disclosed(), false));
    }

    private Holding holding(VersionBytes bytes) {
        return new Holding(
                identity, bytes.version(), bytes.digest(), bytes.disclosed(), bytes.sound() && !isMisplaced(bytes));
    }

    private boolean isMisplaced(VersionBytes bytes) {
        return head().filter(head -> head.get(VERSION.VERSION_) == bytes.version())
                .filter(head -> !standsWith(head))
                .isPresent();
    }

    /** The version with which the report should stand: its withdrawal, else the newest content that was not taken back. */
    Optional<Record> head() {
        List<Record> standing = new ArrayList<>(
                rows.stream().filter(row -> !row.get(VERSION.RECALLED)).toList());
        standing.sort(Comparator.comparing((Record row) -> isWithdrawal(row))
                .thenComparing(row -> row.get(VERSION.VERSION_)));
        return standing.isEmpty() ? Optional.empty() : Optional.of(standing.getLast());
    }

    /** Whether the report's row says that it stands with this version. */
    static boolean standsWith(Record row) {
        ReportState state = isWithdrawal(row) ? ReportState.WITHDRAWN : ReportState.SIGNED;
        return state.name().equals(row.get(REPORT.STATE))
                && row.get(VERSION.VERSION_).equals(row.get(REPORT.VERSION))
                && row.get(VERSION.DIGEST).equals(row.get(REPORT.DIGEST));
    }

    private static boolean isWithdrawal(Record row) {
        return row.get(VERSION.KIND).equals("WITHDRAWAL");
    }

    private static LanePlace place(Record row) {
        Long sequence = row.get(VERSION.LANE_SEQUENCE);
        Long epoch = row.get(VERSION.LANE_EPOCH);
        return epoch == null || sequence == null ? LanePlace.FIRST : new LanePlace(epoch, sequence);
    }
}
