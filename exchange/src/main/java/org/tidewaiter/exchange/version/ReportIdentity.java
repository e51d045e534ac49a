package org.tidewaiter.exchange.version;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name that a report has for ever.
 *
 * @param originator the authority that recorded it, by ISO 3166-1 country and agency, such as {@code EE-CUSTOMS}; never
 *     the gateway or hub that passes it on
 * @param number a UUID of version 7, minted at release
 */
public record ReportIdentity(String originator, UUID number) {

    private static final Pattern ORIGINATOR = Pattern.compile("[A-Z]{2}-[A-Z0-9][A-Z0-9-]{0,36}");
    private static final int NUMBER_VERSION = 7;
    private static final int RFC_VARIANT = 2;

    public ReportIdentity {
        Objects.requireNonNull(originator, "originator");
        Objects.requireNonNull(number, "number");
        if (!ORIGINATOR.matcher(originator).matches()) {
            throw new IllegalArgumentException("an originator is a country, a hyphen and an agency");
        }
        if (number.version() != NUMBER_VERSION || number.variant() != RFC_VARIANT) {
            throw new IllegalArgumentException("a report number is a UUID of version 7");
        }
    }

    @Override
    public String toString() {
        return originator + "/" + number;
    }
}
