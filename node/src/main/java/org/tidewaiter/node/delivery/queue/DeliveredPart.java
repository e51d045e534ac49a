package org.tidewaiter.node.delivery.queue;

import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.delivery.Travel;

/**
 * Which part of a version a partner has accepted, as its lane has recorded it.
 *
 * @param disclosed digest over the disclosures that the partner's receipt names
 * @param receipt that named them
 */
public record DeliveredPart(
        @Nullable String digest,
        @Nullable String disclosed,
        @Nullable UUID receipt) {

    public static DeliveredPart of(Record row) {
        return new DeliveredPart(
                row.get("digest", String.class), row.get("disclosed", String.class), row.get("receipt_id", UUID.class));
    }

    boolean isOf(Travel.Travels travels) {
        return travels.digest().text().equals(digest);
    }

    boolean isWhole(Travel.Travels travels) {
        return travels.disclosed().text().equals(disclosed);
    }
}
