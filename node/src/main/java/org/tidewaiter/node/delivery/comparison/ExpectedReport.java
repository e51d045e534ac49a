package org.tidewaiter.node.delivery.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.reconciliation.Holding;
import org.tidewaiter.exchange.reconciliation.HoldingTree;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.delivery.StoredHoldings.OwnVersion;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.comparison.ExpectedHoldings.Found;
import org.tidewaiter.node.delivery.queue.LaneItemRow;

/**
 * What a partner should hold of one report: what it has signed for and was not taken back since. Of a withdrawn report that
 * is the newest withdrawal alone. Digests are those of the stored bytes; what is disclosed is what travels of these bytes now or,
 * where the agreement has changed since, what the partner's receipt names.
 */
public final class ExpectedReport {

    private final ReportIdentity identity;
    private final Map<Integer, OwnVersion> own = new TreeMap<>();
    private final Map<Integer, LaneItemRow> items = new TreeMap<>();
    private final ReceiptProofs receipts;
    private final List<Found> findings = new ArrayList<>();
    private final List<Holding> holdings = new ArrayList<>();

    public ExpectedReport(
            ReportIdentity identity, List<OwnVersion> own, List<LaneItemRow> items, ReceiptProofs receipts) {
        this.identity = identity;
        this.receipts = receipts;
        own.forEach(version -> this.own.put(version.version(), version));
        items.forEach(item -> this.items.put(item.version().version(), item));
    }

    /**
     * Judges the report.
     *
     * @param cut what came of later dispatches does not count
     * @param expanded the place in the journal up to which the lane has its items
     */
    public ExpectedReport judge(LanePlace cut, long expanded) {
        for (OwnVersion version : own.values()) {
            if (!version.sound()) {
                found(version.version(), DifferenceKind.DAMAGED_HERE);
            }
            if (!items.containsKey(version.version()) && version.position() <= expanded) {
                found(version.version(), DifferenceKind.RECORD_LOST);
            }
        }
        expected(cut).forEach(this::expect);
        return this;
    }

    private List<LaneItemRow> expected(LanePlace cut) {
        List<LaneItemRow> settled = items.values().stream()
                .filter(item -> !item.place().isAfter(cut))
                .toList();
        List<LaneItemRow> delivered =
                settled.stream().filter(LaneItemRow::isDelivered).toList();
        List<LaneItemRow> withdrawals =
                delivered.stream().filter(LaneItemRow::withdrawal).toList();
        if (!withdrawals.isEmpty()) {
            return List.of(withdrawals.getLast());
        }
        int recalled = settled.stream()
                .filter(LaneItemRow::isRecalled)
                .mapToInt(item -> item.version().version())
                .max()
                .orElse(0);
        return delivered.stream()
                .filter(item -> item.version().version() > recalled)
                .toList();
    }

    private void expect(LaneItemRow item) {
        int number = item.version().version();
        Digest recorded = LaneItemRow.parsed(item.digest()).orElse(null);
        Digest disclosed = LaneItemRow.parsed(item.disclosed()).orElse(null);
        OwnVersion version = own.get(number);
        if (version == null) {
            found(number, DifferenceKind.MISSING_HERE);
            add(number, recorded, disclosed, false);
        } else if (!version.sound()) {
            add(number, version.digest(), disclosed, false);
        } else if (!version.digest().equals(recorded) || !isSignedFor(item, version, disclosed)) {
            found(number, DifferenceKind.RECORD_ALTERED);
            add(number, version.digest(), version.disclosed() == null ? disclosed : version.disclosed(), true);
        } else {
            add(number, version.digest(), disclosed, true);
        }
    }

    private boolean isSignedFor(LaneItemRow item, OwnVersion version, @Nullable Digest disclosed) {
        if (disclosed == null) {
            return false;
        }
        return disclosed.equals(version.disclosed())
                || item.receipt() != null
                        && receipts.isSigned(item.receipt(), new ItemReference(version.digest(), disclosed));
    }

    private void add(int number, @Nullable Digest digest, @Nullable Digest disclosed, boolean sound) {
        holdings.add(new Holding(
                identity,
                number,
                digest == null ? HoldingTree.EMPTY : digest,
                disclosed == null ? HoldingTree.EMPTY : disclosed,
                sound));
    }

    private void found(int number, DifferenceKind kind) {
        OwnVersion version = own.get(number);
        findings.add(new Found(
                new VersionRef(identity, number),
                kind,
                version != null && version.withdrawal(),
                version == null ? 0 : version.position()));
    }

    public List<Holding> holdings() {
        return holdings;
    }

    public List<Found> findings() {
        return findings;
    }
}
