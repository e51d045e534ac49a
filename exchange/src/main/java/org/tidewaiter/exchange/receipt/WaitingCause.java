package org.tidewaiter.exchange.receipt;

import java.util.Arrays;
import java.util.Optional;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.ItemFault;

/** What a receiver must learn before it can judge a version. Nothing of the version is stored meanwhile. */
public enum WaitingCause {
    AFTER_UNKNOWN(Rule.AFTER_UNKNOWN),
    KEY_UNKNOWN(Rule.WRONG_KEY),
    MANDATE_UNKNOWN(Rule.NO_MANDATE),
    VOCABULARY_UNKNOWN(Rule.VOCABULARY_UNKNOWN),
    PROTOCOL_UNKNOWN(Rule.PROTOCOL_UNKNOWN);

    private final Rule rule;

    WaitingCause(Rule rule) {
        this.rule = rule;
    }

    /** The cause's name on the wire. */
    public String code() {
        return rule.code();
    }

    static Optional<WaitingCause> of(ItemFault fault) {
        return Arrays.stream(values()).filter(cause -> fault.breaks(cause.rule)).findFirst();
    }

    static Optional<WaitingCause> of(String code) {
        return Arrays.stream(values())
                .filter(cause -> cause.code().equals(code))
                .findFirst();
    }
}
