package org.tidewaiter.exchange.dispatch;

import java.util.Objects;
import org.tidewaiter.exchange.token.Rule;

/**
 * A dispatch that is refused as a whole, before any of its items is looked at.
 *
 * @param rule the rule it breaks
 * @param path where in the dispatch
 */
public record DispatchRefused(Rule rule, String path) implements DispatchReading {

    public DispatchRefused {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(path, "path");
    }
}
