package org.tidewaiter.trials;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.exchange.version.Digest;

/** What a national node and the hub hold of the same reports, read in both databases and held against what was filed. */
final class Comparison {

    private static final int MOST_FAULTS = 40;

    private record Report(
            @Nullable String sourceKey,
            UUID record,
            String number,
            String state,
            int version,
            @Nullable String digest) {}

    private record Version(String kind, String digest, String disclosed) {}

    private record Item(
            long id,
            String report,
            String state,
            @Nullable String reason,
            @Nullable String digest,
            @Nullable String disclosed,
            @Nullable UUID receipt) {}

    private final List<String> faults = new ArrayList<>();
    private final Set<String> neverSent = new HashSet<>();
    private Map<String, Version> home = Map.of();
    private Map<String, Item> items = Map.of();
    private int reports;
    private int versions;
    private int receipts;
    private long delivered;
    private long withdrawn;
    private long already;

    private Comparison() {}

    static Comparison of(TrialNetwork network, List<Filed> filed) throws Exception {
        Comparison comparison = new Comparison();
        try (Connection national = network.nationalDatabase();
                Connection hub = network.hubDatabase()) {
            Map<String, Report> reports = comparison.reports(national, "the national node");
            comparison.home = versions(national);
            comparison.items = items(national);
            comparison.filed(filed, reports);
            comparison.sameVersions(hub);
            comparison.delivered(network, national);
            comparison.sameHeads(reports, comparison.reports(hub, "the hub"));
            comparison.quiet(national, "the national node");
            comparison.quiet(hub, "the hub");
            comparison.require(
                    comparison.home.size() == Table.number(national, "select count(*) from journal.entry"),
                    "the journal of the national node has another number of entries than it has versions");
        }
        return comparison;
    }

    List<String> faults() {
        return faults.subList(0, Math.min(faults.size(), MOST_FAULTS));
    }

    @Override
    public String toString() {
        return reports + " reports, of which " + neverSent.size() + " were withdrawn before they left; " + versions
                + " versions equal at both ends, " + delivered + " delivered, " + withdrawn
                + " reports withdrawn there, "
                + receipts + " receipts verified, " + already + " versions answered with their original acceptance, "
                + faults.size() + " faults";
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }

    private Map<String, Report> reports(Connection database, String where) throws SQLException {
        Map<String, Report> found = new HashMap<>();
        List<Report> rows = Table.read(
                database,
                "select source_key, record, originator || '/' || number, state, version, digest from registry.report",
                row -> new Report(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        String.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6)));
        for (Report row : rows) {
            require(found.put(row.number(), row) == null, row.number() + " is twice at " + where);
        }
        return found;
    }

    private void filed(List<Filed> filed, Map<String, Report> home) {
        Map<String, Report> byKey = new HashMap<>();
        home.values().forEach(report -> byKey.put(String.valueOf(report.sourceKey()), report));
        require(byKey.size() == home.size(), "two reports have one source key");
        for (Filed expected : filed) {
            Report found = byKey.remove(expected.sourceKey());
            if (found == null) {
                faults.add(expected.sourceKey() + " was accepted and is lost");
                continue;
            }
            require(found.record().equals(expected.record()), expected.sourceKey() + " has another record");
            require(
                    found.version() == expected.version(),
                    found.number() + " has version " + found.version() + ", not " + expected.version());
            require(
                    found.state().equals(expected.withdrawn() ? "WITHDRAWN" : "SIGNED"),
                    found.number() + " is " + found.state());
        }
        require(byKey.isEmpty(), byKey.size() + " reports are there that nobody was told of");
        reports = home.size();
    }

    /** The same head at both ends; of a report that was withdrawn before anything of it was sent, nothing at the hub. */
    private void sameHeads(Map<String, Report> home, Map<String, Report> hub) {
        for (Report report : home.values()) {
            Report there = hub.get(report.number());
            if (there == null) {
                boolean nothingLeft =
                        neverSent.contains(report.number()) && report.state().equals("WITHDRAWN");
                require(nothingLeft, report.number() + " is not at the hub");
                continue;
            }
            require(
                    there.version() == report.version()
                            && there.state().equals(report.state())
                            && String.valueOf(there.digest()).equals(report.digest()),
                    report.number() + " is " + report + " at home, " + there + " at the hub");
        }
        Set<String> more = new HashSet<>(hub.keySet());
        more.removeAll(home.keySet());
        require(more.isEmpty(), "the hub has more: " + more);
        withdrawn = hub.values().stream()
                .filter(report -> report.state().equals("WITHDRAWN"))
                .count();
    }

    /** What the hub holds is what was signed at home, and all that was delivered is there. */
    private void sameVersions(Connection hub) throws SQLException {
        Map<String, Version> there = versions(hub);
        there.forEach((name, held) -> {
            Version version = home.get(name);
            Item item = items.get(name);
            require(
                    version != null
                            && item != null
                            && held.digest().equals(version.digest())
                            && held.kind().equals(version.kind())
                            && (item.disclosed() == null || item.disclosed().equals(held.disclosed())),
                    name + " differs: " + version + ", " + held);
        });
        versions = there.size();
        require(
                versions == Table.number(hub, "select coalesce(sum(accepted), 0) from delivery.heard"),
                "the hub has counted another number of versions than it holds");
        require(
                versions == Table.number(hub, "select count(*) from journal.entry"),
                "the journal of the hub has another number of entries than it holds versions");
        items.forEach((name, item) -> require(
                !item.state().equals("DELIVERED") || there.containsKey(name), name + " is delivered and not there"));
    }

    private static Map<String, Version> versions(Connection database) throws SQLException {
        Map<String, Version> found = new HashMap<>();
        Table.read(
                database,
                "select r.originator || '/' || r.number || '/' || v.version, v.kind, v.digest, v.disclosed"
                        + " from registry.version v join registry.report r on r.id = v.report_id",
                row -> found.put(row.getString(1), new Version(row.getString(2), row.getString(3), row.getString(4))));
        return found;
    }

    private static Map<String, Item> items(Connection national) throws SQLException {
        Map<String, Item> found = new HashMap<>();
        Table.read(
                national,
                "select id, originator || '/' || number, version, state, reason, digest, disclosed, receipt_id"
                        + " from delivery.item",
                row -> found.put(
                        row.getString(2) + "/" + row.getInt(3),
                        new Item(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getObject(8, UUID.class))));
        return found;
    }

    /** Every version is delivered and in a receipt that verifies, or was withdrawn before it could be. */
    private void delivered(TrialNetwork network, Connection national) throws SQLException {
        require(
                items.keySet().equals(home.keySet()),
                items.size() + " versions on the lane, " + home.size() + " signed");
        Map<String, Long> states = states(items.values());
        require(Set.of("DELIVERED", "NOT_DUE").containsAll(states.keySet()), "on the lane " + states);
        delivered = states.getOrDefault("DELIVERED", 0L);
        require(
                delivered == Table.number(national, "select coalesce(sum(delivered), 0) from delivery.lane"),
                "the national node has counted another number of versions than it has delivered");
        Map<UUID, Set<Digest>> taken = verifiedReceipts(network, national);
        Set<String> sent = new HashSet<>();
        items.forEach((name, item) -> {
            if (item.state().equals("NOT_DUE")) {
                require(
                        Set.of("withdrawn", "never-sent").contains(item.reason()),
                        name + " is not due: " + item.reason());
                return;
            }
            sent.add(item.report());
            Set<Digest> named = item.receipt() == null ? null : taken.get(item.receipt());
            require(
                    named != null && item.digest() != null && named.contains(Digest.parse(item.digest())),
                    name + " is in no receipt that verifies");
        });
        items.values().forEach(item -> neverSent.add(item.report()));
        neverSent.removeAll(sent);
        receipts = taken.size();
    }

    private static Map<String, Long> states(Collection<Item> items) {
        return items.stream().collect(Collectors.groupingBy(Item::state, TreeMap::new, Collectors.counting()));
    }

    private Map<UUID, Set<Digest>> verifiedReceipts(TrialNetwork network, Connection national) throws SQLException {
        Map<Long, Item> byId = items.values().stream().collect(Collectors.toMap(Item::id, item -> item));
        Agreement agreement = network.demo().agreement(DemoNetwork.ESTONIA);
        ReceiptReader reader = new ReceiptReader(network.keys());
        Map<UUID, Set<Digest>> taken = new HashMap<>();
        Table.read(
                national,
                "select d.id, d.epoch, d.sequence, d.hash, d.item_ids, r.id, r.signed from delivery.dispatch_sent d"
                        + " join delivery.receipt r on r.id = d.receipt_id and r.direction = 'RECEIVED'",
                row -> {
                    DispatchHeader header = new DispatchHeader(
                            row.getObject(1, UUID.class),
                            DemoNetwork.ESTONIA,
                            DemoNetwork.HUB,
                            agreement.number(),
                            agreement.digest(),
                            row.getLong(2),
                            row.getLong(3),
                            Instant.EPOCH);
                    List<ItemReference> sent = Arrays.stream(
                                    (Long[]) row.getArray(5).getArray())
                            .map(byId::get)
                            .map(Comparison::reference)
                            .toList();
                    UUID receipt = row.getObject(6, UUID.class);
                    if (reader.read(row.getString(7), header, Digest.parse(row.getString(4)), sent)
                            instanceof VerifiedReceipt verified) {
                        taken.put(receipt, taken(verified));
                    } else {
                        faults.add("receipt " + receipt + " does not verify");
                    }
                    return receipt;
                });
        return taken;
    }

    private static ItemReference reference(Item item) {
        return new ItemReference(
                Digest.parse(String.valueOf(item.digest())), Digest.parse(String.valueOf(item.disclosed())));
    }

    private Set<Digest> taken(VerifiedReceipt verified) {
        Set<Digest> digests = new HashSet<>();
        for (ReceiptItem item : verified.receipt().items()) {
            switch (item.outcome()) {
                case Outcome.Accepted _, Outcome.Supplemented _ -> digests.add(item.digest());
                case Outcome.AlreadyAccepted _ -> {
                    digests.add(item.digest());
                    already++;
                }
                case Outcome.Conflict _, Outcome.Refused _, Outcome.Recalled _ ->
                    faults.add("a receipt does not accept " + item);
                case Outcome.Waiting _ -> {}
            }
        }
        return digests;
    }

    /**
     * No conflict, no refusal, no alarm, and a journal without gaps. That one report was cut off three times is told to
     * people by an alarm, which a hub killed often enough earns.
     */
    private void quiet(Connection database, String where) throws SQLException {
        List<String> alarms = Table.read(
                database,
                "select kind || ' ' || times from delivery.alarm where kind <> 'postponed-report'",
                row -> row.getString(1));
        require(alarms.isEmpty(), where + " has alarms: " + alarms);
        require(
                0 == Table.number(database, "select coalesce(sum(refused + conflicts), 0) from delivery.heard"),
                where + " has refused something");
        require(
                0
                        == Table.number(
                                database,
                                "select abs(count(*) - max(h.position)) + abs(count(*) - coalesce(max(e.position), 0))"
                                        + " + case when min(e.position) = 1 then 0 else 1 end"
                                        + " from journal.entry e, journal.head h"),
                "the journal of " + where + " has gaps");
    }
}
