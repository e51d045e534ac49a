package org.tidewaiter.exchange.receipt;

import java.util.Objects;
import org.tidewaiter.exchange.token.Rule;

/**
 * A receipt that proves nothing: the dispatch counts as unanswered.
 *
 * @param rule the rule it breaks
 * @param path where in the receipt
 */
public record ReceiptRefused(Rule rule, String path) implements ReceiptReading {

    public ReceiptRefused {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(path, "path");
    }
}
