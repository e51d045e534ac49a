package org.tidewaiter.exchange.identity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What is written into a node's certificates.
 *
 * @param hostNames names under which the node is reached, beside localhost
 * @param identityValidity how long the identity certificate is valid
 * @param leafValidity how long a TLS certificate is valid
 * @param clock tells when validity begins (an hour before, so that a partner's slow clock does no harm)
 */
public record TlsTerms(List<String> hostNames, Duration identityValidity, Duration leafValidity, InstantSource clock) {

    static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

    private static final Duration TWENTY_YEARS = Duration.ofDays(20 * 365 + 5);
    private static final Duration TWO_YEARS = Duration.ofDays(730);
    private static final String LOCALHOST = "localhost";

    public TlsTerms {
        hostNames = List.copyOf(hostNames);
        if (identityValidity.isNegative() || leafValidity.isNegative()) {
            throw new IllegalArgumentException("a validity is not negative");
        }
    }

    /** Twenty years for the identity, two for TLS. */
    public static TlsTerms standard(List<String> hostNames, InstantSource clock) {
        return new TlsTerms(hostNames, TWENTY_YEARS, TWO_YEARS, clock);
    }

    List<String> namesWithLocalhost() {
        LinkedHashSet<String> names = new LinkedHashSet<>(hostNames);
        names.add(LOCALHOST);
        return new ArrayList<>(names);
    }
}
