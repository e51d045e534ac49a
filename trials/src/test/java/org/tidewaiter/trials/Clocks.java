package org.tidewaiter.trials;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import tools.jackson.databind.JsonNode;

/**
 * Holds the times and figures that a sender shows against the hub's and against the signed receipts: nothing delivered
 * without one, no clock stopped early, no figure better than the truth.
 */
final class Clocks {

    /** What is signed tells time to the millisecond. */
    private static final Duration ROUNDED = Duration.ofMillis(1);

    private final LaneRecord lane;
    private final Holdings home;
    private final Holdings there;
    private final List<String> faults;

    Clocks(LaneRecord lane, Holdings home, Holdings there, List<String> faults) {
        this.lane = lane;
        this.home = home;
        this.there = there;
        this.faults = faults;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }

    private static boolean isAt(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(ROUNDED) <= 0;
    }

    /** Each confirmed version by itself. */
    void compare(Duration allowed) {
        for (LaneRecord.Item item : lane.items().values()) {
            Holdings.Version signed = Objects.requireNonNull(home.versions().get(item.name()));
            require(isAt(item.releasedAt(), signed.releasedAt()), item.name() + " has another release on the lane");
            if (!item.isConfirmed()) {
                require(item.receipt() == null && item.settledAt() == null, item.name() + " is settled by nothing");
                continue;
            }
            LaneRecord.Proof proof = lane.proof(item);
            ReceiptItem answer = proof == null ? null : proof.of(item);
            Instant settled = item.settledAt();
            if (proof == null || answer == null || settled == null) {
                faults.add(item.name() + " is " + item.state() + " and in no receipt that verifies");
                continue;
            }
            compare(item, settled, proof, answer);
            boolean overdue = Duration.between(item.releasedAt(), settled).compareTo(allowed) > 0;
            require(item.late() == overdue, item.name() + " is late or not, and the lane says otherwise");
        }
    }

    private void compare(LaneRecord.Item item, Instant settled, LaneRecord.Proof proof, ReceiptItem answer) {
        Receipt receipt = proof.verified().receipt();
        require(
                !receipt.receivedAt().plus(ROUNDED).isBefore(proof.sentAt())
                        && !receipt.time().isBefore(receipt.receivedAt())
                        && !settled.isBefore(receipt.time()),
                item.name() + " was not sent, received, receipted and settled in this order");
        Holdings.Version held = there.versions().get(item.name());
        switch (answer.outcome()) {
            case Outcome.Accepted(long _, Instant at) -> accepted(item, held, receipt.id(), at);
            case Outcome.AlreadyAccepted(Instant at, long _, UUID original) -> accepted(item, held, original, at);
            case Outcome.Recalled(Instant at) ->
                require(
                        item.state().equals("RECALLED")
                                && !receipt.time().plus(ROUNDED).isBefore(at),
                        item.name() + " is recalled, and " + item.state() + " on the lane");
            case Outcome.Supplemented _, Outcome.Conflict _, Outcome.Refused _, Outcome.Waiting _ ->
                faults.add(item.name() + " is " + item.state() + " by " + answer.outcome());
        }
    }

    private void accepted(LaneRecord.Item item, Holdings.@Nullable Version held, UUID receipt, Instant at) {
        require(
                item.isDelivered()
                        && held != null
                        && receipt.equals(held.receipt())
                        && isAt(at, held.acceptedAt())
                        && isAt(item.releasedAt(), held.releasedAt()),
                item.name() + " was accepted at " + at + " by receipt " + receipt + "; the hub holds " + held);
    }

    /** Every receipt that the sender keeps is one that the hub issued, to the letter. */
    void sameReceipts(Connection sender, Connection hub, String name) throws SQLException {
        Map<UUID, String> issued = new HashMap<>();
        Table.read(
                hub,
                "select id, signed from delivery.receipt where direction = 'ISSUED' and partner = '" + name + "'",
                row -> issued.put(row.getObject(1, UUID.class), row.getString(2)));
        Table.read(sender, "select id, signed from delivery.receipt where direction = 'RECEIVED'", row -> {
            UUID id = row.getObject(1, UUID.class);
            require(row.getString(2).equals(issued.get(id)), "receipt " + id + " was not issued by the hub");
            return id;
        });
    }

    /** What the sender's people and programs are told of the lane is what its record says. */
    void compareFigures(JsonNode shown) {
        Map<String, Long> figures = Map.of(
                "delivered", count("DELIVERED"),
                "waiting", 0L,
                "held", 0L,
                "refused", 0L,
                "conflicts", 0L,
                "inFlight", 0L,
                "overdue", 0L,
                "late",
                        lane.items().values().stream()
                                .filter(LaneRecord.Item::late)
                                .count());
        figures.forEach((figure, expected) -> require(
                shown.path(figure).longValue(-1) == expected,
                "the lane shows " + figure + " " + shown.path(figure) + ", not " + expected));
        JsonNode clock = shown.path("clock");
        require(clock.path("versions").longValue(-1) == count("DELIVERED"), "the clock counts " + clock);
        double longest = lane.items().values().stream()
                .filter(LaneRecord.Item::isDelivered)
                .mapToLong(item -> Duration.between(item.releasedAt(), Objects.requireNonNull(item.settledAt()))
                        .toMillis())
                .max()
                .orElse(0);
        require(
                Math.abs(clock.path("longest").doubleValue(-1) * 1000 - longest) <= 1,
                "the longest took " + longest + " ms, and the clock shows " + clock);
    }

    private long count(String state) {
        return lane.items().values().stream()
                .filter(item -> item.state().equals(state))
                .count();
    }

    /** What a report's own page says of its versions at the hub. */
    void comparePartners(JsonNode report) {
        for (JsonNode shown : report.path("partners")) {
            String name = report.path("summary").path("originator").stringValue("") + "/"
                    + report.path("summary").path("number").stringValue("") + "/" + shown.path("version");
            LaneRecord.Item item = lane.items().get(name);
            require(
                    item != null
                            && shown.path("partner").stringValue("").equals(DemoNetwork.HUB)
                            && shown.path("state").stringValue("").equals(item.state())
                            && shown.hasNonNull("receiptId") == item.isConfirmed(),
                    name + " is shown as " + shown + ", and is " + item);
        }
        require(!report.path("partners").isEmpty(), "nothing is said of where a report stands");
    }
}
