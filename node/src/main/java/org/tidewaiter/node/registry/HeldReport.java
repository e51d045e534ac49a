package org.tidewaiter.node.registry;

import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionKind;

/** What this node holds of one report while a dispatch is judged: stored versions, and those just taken. */
final class HeldReport {

    private final TreeMap<Integer, HeldVersion> versions = new TreeMap<>();
    private final @Nullable Long id;
    private final int storedHead;

    /**
     * @param id row of the report, null if nothing is held of it
     * @param storedHead number of the stored head, 0 if nothing is held
     */
    HeldReport(@Nullable Long id, int storedHead) {
        this.id = id;
        this.storedHead = storedHead;
    }

    void add(HeldVersion version) {
        versions.put(version.number(), version);
    }

    @Nullable
    Long id() {
        return id;
    }

    int storedHead() {
        return storedHead;
    }

    @Nullable
    HeldVersion version(int number) {
        return versions.get(number);
    }

    boolean holds(Digest digest) {
        return versions.values().stream().anyMatch(version -> version.digest().equals(digest));
    }

    /** Digest of the highest version held. */
    Digest headDigest() {
        return versions.lastEntry().getValue().digest();
    }

    /**
     * Whether a version cannot stand beside what is held: it comes after a withdrawal, or its neighbour in number is held
     * and the two do not name each other.
     */
    boolean contradicts(VersionContent arrived) {
        int number = arrived.claims().version();
        if (versions.headMap(number).values().stream().anyMatch(HeldVersion::withdrawal)) {
            return true;
        }
        HeldVersion before = versions.get(number - 1);
        if (before != null && !arrived.claims().predecessors().contains(before.digest())) {
            return true;
        }
        HeldVersion behind = versions.get(number + 1);
        return behind != null
                && !behind.predecessors().contains(arrived.digest().text());
    }

    /** Notes a version that is about to be stored, so that the rest of the dispatch is judged against it. */
    void take(VersionContent arrived, int index) {
        Set<String> predecessors =
                arrived.claims().predecessors().stream().map(Digest::text).collect(Collectors.toSet());
        Set<String> disclosures =
                arrived.disclosures().stream().map(Disclosure::encoded).collect(Collectors.toSet());
        add(new HeldVersion(
                arrived.claims().version(),
                arrived.claims().kind() == VersionKind.WITHDRAWAL,
                arrived.digest(),
                predecessors,
                disclosures,
                Instant.EPOCH,
                0,
                ReceivedReports.noReceipt(),
                index));
    }
}
