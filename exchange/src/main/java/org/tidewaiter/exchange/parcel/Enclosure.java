package org.tidewaiter.exchange.parcel;

import java.util.Locale;
import java.util.Optional;

/**
 * One message in a parcel, as the same bytes that would go over the line.
 *
 * @param content of a refusal: a JSON object with {@code dispatch} and {@code rule}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Enclosure(Kind kind, byte[] content) {

    /** What a message is. */
    public enum Kind {
        DISPATCH,
        RECALL,
        RECEIPT,
        /** A dispatch or recall was refused as a whole; unsigned, so that it settles nothing. */
        REFUSAL;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}
