package org.tidewaiter.node.quality;

import java.util.UUID;

/** A version of a report as somebody saw it: what they say holds for that one alone. */
public record Seen(UUID record, int version) {

    /** Reads what {@link #text()} wrote. */
    public static Seen parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("not a version of a report");
        }
        return new Seen(UUID.fromString(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    public String text() {
        return record + ":" + version;
    }
}
