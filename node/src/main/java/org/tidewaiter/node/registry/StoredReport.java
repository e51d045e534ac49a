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
 * @param known by which ways they came
 */
record StoredReport(ReportIdentity identity, List<Record> rows, Ways.Known known) {

    /** By which ways a version of it came. */
    List<Way> ways(Record row) {
        return known.of(row.get(REPORT.ID), row);
    }

    /**
     * What is held of it from a sender at a cut, of each version what came from there. Of a withdrawn report that is the newest withdrawal alone. Where the report stands
     * otherwise than its versions say, the version with which it should stand counts as damaged; where it shows although all
     * of it was taken back, so does the newest that was.
     */
    List<Holding> from(String sender, LanePlace cut, VersionVerifier verifier) {
        List<Record> theirs = rows.stream()
                .filter(row -> ways(row).stream().anyMatch(way -> isTheirs(way, sender, cut)))
                .toList();
        List<VersionBytes> versions = new ArrayList<>();
        for (Record row : theirs) {
            List<Way> standing = ways(row).stream()
                    .filter(way -> isTheirs(way, sender, cut) && !way.recalled())
                    .toList();
            if (!standing.isEmpty()) {
                versions.add(VersionBytes.of(identity, row, verifier).broughtBy(standing, ways(row), row, verifier));
            }
        }
        if (versions.isEmpty()) {
            return shownAlthoughRecalled(theirs, verifier);
        }
        Optional<VersionBytes> withdrawal =
                versions.stream().filter(VersionBytes::withdrawal).reduce((earlier, later) -> later);
        return withdrawal.map(List::of).orElse(versions).stream()
                .map(this::holding)
                .toList();
    }

    private static boolean isTheirs(Way way, String sender, LanePlace cut) {
        return way.source().equals(sender) && !way.place().isAfter(cut);
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
}
