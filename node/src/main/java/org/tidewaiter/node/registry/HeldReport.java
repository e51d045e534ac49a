package org.tidewaiter.node.registry;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.BareVersion;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.exchange.version.HeldVersion;
import org.tidewaiter.exchange.version.Succession;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.node.delivery.LanePlace;

/** What this node holds of one report while a dispatch is judged: stored versions, and those just taken. */
final class HeldReport {

    private final TreeMap<Integer, StoredVersion> versions = new TreeMap<>();
    private final Map<Integer, Taken> taken = new HashMap<>();
    private final @Nullable Long id;
    private final @Nullable LanePlace recall;

    /**
     * @param id row of the report, null if nothing is held of it
     * @param recall of the sender under the agreement at hand, null if there was none
     */
    HeldReport(@Nullable Long id, @Nullable LanePlace recall) {
        this.id = id;
        this.recall = recall;
    }

    /** Whether what stands at that place of the lane was sent before the report was taken back. */
    boolean isRecalledAt(LanePlace place) {
        return recall != null && !place.isAfter(recall);
    }

    void add(StoredVersion version) {
        versions.put(version.number(), version);
    }

    @Nullable
    Long id() {
        return id;
    }

    Succession judge(VersionContent arrived, @Nullable Digest after, List<BareVersion> skipped) {
        List<HeldVersion> held =
                versions.values().stream().map(StoredVersion::held).toList();
        return Succession.judge(arrived.claims(), arrived.digest(), after, skipped, held);
    }

    Optional<StoredVersion> version(int number) {
        return Optional.ofNullable(versions.get(number));
    }

    boolean isWithdrawn() {
        return versions.values().stream().anyMatch(StoredVersion::isWithdrawal);
    }

    /** Notes what is about to be stored, so that the rest of the dispatch is judged against it. */
    void take(Taken one) {
        VersionContent version = one.version();
        StoredVersion before = versions.get(version.claims().version());
        Set<String> disclosures =
                new LinkedHashSet<>(before == null || before.recalled() ? Set.of() : before.disclosures());
        version.disclosures().stream().map(Disclosure::encoded).forEach(disclosures::add);
        add(
                before == null
                        ? new StoredVersion(
                                HeldVersion.of(version),
                                disclosures,
                                Instant.EPOCH,
                                0,
                                ReceivedReports.noReceipt(),
                                false,
                                one.index())
                        : new StoredVersion(
                                before.held(),
                                disclosures,
                                before.acceptedAt(),
                                before.position(),
                                before.receiptId(),
                                false,
                                before.takenAt()));
        taken.put(version.claims().version(), one);
    }

    /** The withdrawal with which the report stands, if it was just taken. */
    Optional<Taken> newWithdrawal() {
        return highest(true).map(taken::get);
    }

    /** The newest content that is held, if it was just taken or supplemented. */
    Optional<Taken> newContent() {
        return highest(false).map(taken::get);
    }

    private Optional<Integer> highest(boolean withdrawal) {
        return versions.descendingMap().values().stream()
                .filter(version -> version.isWithdrawal() == withdrawal && !version.recalled())
                .map(StoredVersion::number)
                .findFirst();
    }
}
