package org.tidewaiter.node.agreements;

import java.util.Arrays;
import java.util.Optional;

/** Why an agreement is suspended. The partner is told the code and reads it in its own words. */
enum SuspensionReason {
    TALKS,
    SECURITY,
    LEGAL,
    WRONG_REPORTS,
    TECHNICAL,
    OTHER;

    static Optional<SuspensionReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(code))
                .findFirst();
    }
}
