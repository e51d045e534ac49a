package org.tidewaiter.node.registry;

import java.time.Instant;
import java.util.ArrayList;
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
    private final String sender;
    private final String agreement;
    private final @Nullable Long id;
    private final @Nullable LanePlace recall;

    /**
     * @param sender of the dispatch at hand
     * @param agreement its number
     * @param id row of the report, null if nothing is held of it
     * @param recall of the sender under that agreement, null if there was none
     */
    HeldReport(String sender, String agreement, @Nullable Long id, @Nullable LanePlace recall) {
        this.sender = sender;
        this.agreement = agreement;
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

    /** How many versions are held. */
    int count() {
        return versions.size();
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
        List<Way> ways = ways(before, version);
        add(
                before == null
                        ? new StoredVersion(
                                HeldVersion.of(version),
                                disclosures,
                                Instant.EPOCH,
                                0,
                                ReceivedReports.noReceipt(),
                                false,
                                ways,
                                one.index())
                        : new StoredVersion(
                                before.held(),
                                disclosures,
                                before.acceptedAt(),
                                before.position(),
                                before.receiptId(),
                                false,
                                ways,
                                before.takenAt()));
        taken.put(version.claims().version(), one);
    }

    /** Those by which the version came before, and this one. */
    private List<Way> ways(@Nullable StoredVersion before, VersionContent version) {
        List<Way> ways = new ArrayList<>();
        Set<String> brought = new LinkedHashSet<>();
        for (Way way : before == null ? List.<Way>of() : before.ways()) {
            if (!way.isFrom(sender, agreement)) {
                ways.add(way);
            } else if (!way.recalled()) {
                brought.addAll(way.disclosures());
            }
        }
        version.disclosures().stream().map(Disclosure::encoded).forEach(brought::add);
        ways.add(new Way(sender, agreement, LanePlace.FIRST, false, brought));
        return ways;
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
