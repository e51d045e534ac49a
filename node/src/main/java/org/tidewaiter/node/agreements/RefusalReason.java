package org.tidewaiter.node.agreements;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why a proposal is not signed. The partner is told the code and reads it in its own words. */
enum RefusalReason {
    TOO_WIDE,
    TOO_NARROW,
    LEGAL_BASIS,
    PROFILE,
    DURATION,
    NOT_NOW,
    ERROR,
    /** The answer to a withdrawal. */
    WITHDRAWN,
    OTHER;

    /** Those that a person may choose. */
    static List<RefusalReason> toChoose() {
        return Arrays.stream(values()).filter(reason -> reason != WITHDRAWN).toList();
    }

    static Optional<RefusalReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(code))
                .findFirst();
    }
}
