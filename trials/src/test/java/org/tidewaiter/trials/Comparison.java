package org.tidewaiter.trials;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.exchange.receipt.Outcome;

/** What a node that reports and the hub hold of the same reports, read in both databases and held against what was filed. */
final class Comparison {

    private static final int MOST_FAULTS = 10;

    /** Why a version did not travel: it was withdrawn, or it was outside the agreement. */
    private static final Set<String> NOT_DUE = Set.of("withdrawn", "never-sent");

    private static final Set<String> OUTSIDE = Set.of("other-category", "left-scope", "recalled");

    private final String sender;
    private final List<String> faults = new ArrayList<>();
    private Holdings home = new Holdings(Map.of(), Map.of());
    private Holdings there = new Holdings(Map.of(), Map.of());
    private Map<String, LaneRecord.Item> items = Map.of();
    private int receipts;
    private long already;

    private Comparison(String sender) {
        this.sender = sender;
    }

    static Comparison of(TrialNetwork network, String sender, List<Filed> filed) throws Exception {
        Comparison comparison = new Comparison(sender);
        try (Connection own = network.database(sender);
                Connection hub = network.hubDatabase()) {
            comparison.home = Holdings.read(own, sender);
            comparison.there = Holdings.read(hub, sender);
            LaneRecord lane = LaneRecord.read(network, sender, own);
            comparison.items = lane.items();
            comparison.faults.addAll(lane.faults());
            comparison.receipts = lane.proofs().size();
            comparison.already = lane.proofs().values().stream()
                    .flatMap(proof -> proof.verified().receipt().items().stream())
                    .filter(item -> item.outcome() instanceof Outcome.AlreadyAccepted)
                    .count();
            comparison.filed(filed);
            comparison.settled(own);
            comparison.sameVersions(hub);
            comparison.clocks(network, lane, own, hub, filed);
            comparison.quiet(own, "the node " + sender);
            comparison.quiet(hub, "the hub");
        }
        return comparison;
    }

    List<String> faults() {
        return faults.subList(0, Math.min(faults.size(), MOST_FAULTS));
    }

    /**
     * How many versions the hub accepted without the sender hearing of it at once: they were asked again and answered with the
     * original acceptance, or a withdrawal of their report came first and passed them.
     */
    long acceptedUnheard() {
        return already
                + items.entrySet().stream()
                        .filter(item -> "withdrawn".equals(item.getValue().reason())
                                && there.versions().containsKey(item.getKey()))
                        .count();
    }

    @Override
    public String toString() {
        return sender + ": " + home.reports().size() + " reports in "
                + home.versions().size() + " versions, on the lane "
                + states() + "; at the hub "
                + there.reports().values().stream()
                        .collect(Collectors.groupingBy(Holdings.Report::state, Collectors.counting()))
                + " in " + there.versions().size() + " versions; " + receipts + " receipts verified, " + already
                + " answers with an original acceptance; " + faults.size() + " faults";
    }

    private Map<String, Long> states() {
        return items.values().stream().collect(Collectors.groupingBy(LaneRecord.Item::state, Collectors.counting()));
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }

    /** Each report that was taken is there once, in the version and state that it was told; and at the hub as it should. */
    private void filed(List<Filed> filed) {
        Map<UUID, Holdings.Report> byRecord = new HashMap<>();
        home.reports().values().forEach(report -> byRecord.put(report.record(), report));
        for (Filed expected : filed) {
            Holdings.Report found = byRecord.remove(expected.record());
            if (found == null || !expected.sourceKey().equals(found.sourceKey())) {
                faults.add(expected.sourceKey() + " was accepted and is lost");
                continue;
            }
            require(
                    found.version() == expected.version()
                            && found.state().equals(expected.withdrawn() ? "WITHDRAWN" : "SIGNED"),
                    found + " should have version " + expected.version());
            atHub(found, expected);
        }
        require(byRecord.isEmpty(), byRecord.size() + " reports are there that nobody was told of");
        Set<String> more = new HashSet<>(there.reports().keySet());
        more.removeAll(home.reports().keySet());
        require(more.isEmpty(), "the hub has more: " + more);
    }

    /**
     * The same head at both ends. A report that has left the agreement is recalled, one that never came under it or was
     * withdrawn before anything of it was sent is not there at all.
     */
    private void atHub(Holdings.Report report, Filed expected) {
        Holdings.Report held = there.reports().get(report.name());
        boolean outside = !expected.inScope() && !expected.withdrawn();
        if (held == null) {
            boolean nothingThere = items.values().stream()
                    .filter(item -> item.report().equals(report.name()))
                    .noneMatch(LaneRecord.Item::isDelivered);
            require((outside || expected.withdrawn()) && nothingThere, report.name() + " is not at the hub");
        } else if (outside) {
            require(
                    held.state().equals("RECALLED"),
                    report.name() + " is outside the agreement and at the hub: " + held);
        } else {
            require(
                    held.version() == report.version()
                            && held.state().equals(report.state())
                            && String.valueOf(held.digest()).equals(report.digest()),
                    report.name() + " is " + report + " at home, " + held + " at the hub");
        }
    }

    /** Every version is delivered or recalled, or there is a good reason why it did not travel. */
    private void settled(Connection own) throws SQLException {
        require(
                items.keySet().equals(home.versions().keySet()),
                items.size() + " versions on the lane, " + home.versions().size() + " signed");
        items.forEach((name, item) -> require(
                item.isConfirmed()
                        || item.state().equals("NOT_DUE")
                                && (NOT_DUE.contains(item.reason()) || OUTSIDE.contains(item.reason())),
                name + " is " + item.state() + " " + item.reason()));
        require(
                states().getOrDefault("DELIVERED", 0L)
                        == Table.number(own, "select coalesce(sum(delivered), 0) from delivery.lane"),
                "another number of versions is counted than delivered");
        require(
                0 == Table.number(own, "select count(*) from delivery.dispatch_sent where answered_at is null"),
                "of a dispatch it is not known what came of it");
    }

    /** What the hub holds is what was signed at home, and all that was delivered is there. */
    private void sameVersions(Connection hub) throws SQLException {
        there.versions().forEach((name, held) -> {
            Holdings.Version version = home.versions().get(name);
            LaneRecord.Item item = items.get(name);
            require(
                    version != null
                            && item != null
                            && held.digest().equals(version.digest())
                            && held.kind().equals(version.kind())
                            && (!item.isDelivered() || held.disclosed().equals(item.disclosed())),
                    name + " differs: " + version + ", " + held);
        });
        items.forEach((name, item) -> require(
                !item.isDelivered() || there.versions().containsKey(name), name + " is delivered and not there"));
        require(
                there.versions().size()
                        == Table.number(
                                hub,
                                "select coalesce(sum(accepted), 0) from delivery.heard where partner = '" + sender
                                        + "'"),
                "the hub has counted another number of versions than it holds");
        require(
                there.versions().size()
                        == Table.number(
                                hub,
                                "select count(*) from journal.entry where change in ('CONTENT', 'WITHDRAWAL')"
                                        + " and source = '" + sender + "'"),
                "the journal of the hub has another number of entries than it holds versions");
    }

    private void clocks(TrialNetwork network, LaneRecord lane, Connection own, Connection hub, List<Filed> filed)
            throws Exception {
        Clocks clocks = new Clocks(lane, home, there, faults);
        clocks.compare(Duration.ofHours(network.demo().agreement(sender).hoursAllowed()));
        clocks.sameReceipts(own, hub, sender);
        try (PatientClient client = network.client(sender, "analyst")) {
            clocks.compareFigures(
                    client.get("/api/v1/lanes/" + DemoNetwork.HUB).json().path("lane"));
            int step = Math.max(1, filed.size() / 100);
            for (int i = 0; i < filed.size(); i += step) {
                clocks.comparePartners(
                        client.get("/api/v1/records/" + filed.get(i).record()).json());
            }
        }
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
