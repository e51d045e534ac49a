package org.tidewaiter.exchange.parcel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What anybody who holds a parcel can read. Nothing of it is signed: it says where to look for the key, and no more.
 *
 * @param time when it was sealed, to the millisecond
 */
public record ParcelLabel(UUID id, String sender, String audience, Instant time) {

    public ParcelLabel {
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }
}
