package org.tidewaiter.trials;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.exchange.version.Digest;

/** A sender's lane to the hub as its database records it, with the receipts whose signatures hold. */
final class LaneRecord {

    /** What became of one version. */
    record Item(
            long id,
            String report,
            int version,
            String state,
            @Nullable String reason,
            @Nullable String digest,
            @Nullable String disclosed,
            @Nullable UUID receipt,
            Instant releasedAt,
            @Nullable Instant settledAt,
            boolean late) {

        String name() {
            return report + "/" + version;
        }

        boolean isDelivered() {
            return state.equals("DELIVERED");
        }

        /** Whether it says that the hub has confirmed something. */
        boolean isConfirmed() {
            return isDelivered() || state.equals("RECALLED");
        }
    }

    /** A receipt that verifies, and when what it answers was sent. */
    record Proof(VerifiedReceipt verified, Instant sentAt, Instant answeredAt) {

        @Nullable
        ReceiptItem of(Item item) {
            return verified.receipt().items().stream()
                    .filter(answer -> answer.digest().text().equals(item.digest())
                            && answer.disclosed().text().equals(item.disclosed()))
                    .findFirst()
                    .orElse(null);
        }
    }

    private final Map<String, Item> items = new HashMap<>();
    private final Map<UUID, Proof> proofs = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private LaneRecord() {}

    static LaneRecord read(TrialNetwork network, String sender, Connection database) throws SQLException {
        LaneRecord lane = new LaneRecord();
        Table.read(
                        database,
                        "select id, originator || '/' || number, version, state, reason, digest, disclosed, receipt_id,"
                                + " released_at, settled_at, late from delivery.item",
                        LaneRecord::item)
                .forEach(item -> lane.items.put(item.name(), item));
        lane.verify(network, sender, database);
        return lane;
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, UUID.class),
                row.getTimestamp(9).toInstant(),
                row.getTimestamp(10) == null ? null : row.getTimestamp(10).toInstant(),
                row.getBoolean(11));
    }

    private void verify(TrialNetwork network, String sender, Connection database) throws SQLException {
        Map<Long, Item> byId = items.values().stream().collect(Collectors.toMap(Item::id, item -> item));
        Agreement agreement = network.demo().agreement(sender);
        ReceiptReader reader = new ReceiptReader(network.keys());
        Table.read(
                database,
                "select d.id, d.epoch, d.sequence, d.hash, d.item_ids, r.id, r.signed, d.sent_at, d.answered_at"
                        + " from delivery.dispatch_sent d"
                        + " join delivery.receipt r on r.id = d.receipt_id and r.direction = 'RECEIVED'",
                row -> {
                    DispatchHeader header = new DispatchHeader(
                            row.getObject(1, UUID.class),
                            sender,
                            agreement.receiver(),
                            agreement.number(),
                            agreement.digest(),
                            row.getLong(2),
                            row.getLong(3),
                            Instant.EPOCH);
                    List<ItemReference> sent = Arrays.stream(
                                    (Long[]) row.getArray(5).getArray())
                            .map(byId::get)
                            .map(LaneRecord::reference)
                            .toList();
                    UUID receipt = row.getObject(6, UUID.class);
                    if (reader.read(row.getString(7), header, Digest.parse(row.getString(4)), sent)
                            instanceof VerifiedReceipt verified) {
                        proofs.put(
                                receipt,
                                new Proof(
                                        verified,
                                        row.getTimestamp(8).toInstant(),
                                        row.getTimestamp(9).toInstant()));
                    } else {
                        faults.add("receipt " + receipt + " does not verify");
                    }
                    return receipt;
                });
    }

    private static ItemReference reference(Item item) {
        return new ItemReference(
                Digest.parse(String.valueOf(item.digest())), Digest.parse(String.valueOf(item.disclosed())));
    }

    /** By originator, number and version. */
    Map<String, Item> items() {
        return items;
    }

    Map<UUID, Proof> proofs() {
        return proofs;
    }

    /** Receipts that prove nothing. */
    List<String> faults() {
        return faults;
    }

    /** What the receipt of an item proves; null if nothing does. */
    @Nullable
    Proof proof(Item item) {
        return item.receipt() == null ? null : proofs.get(item.receipt());
    }
}
