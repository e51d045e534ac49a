package org.tidewaiter.exchange.standing;

import org.tidewaiter.exchange.token.Rule;

/** What came of reading a question or an answer. */
public sealed interface StandingReading<T> {

    /** Signed by whom it should be, for this node. Only {@link StandingExchange} makes one. */
    final class Verified<T> implements StandingReading<T> {

        private final T content;

        Verified(T content) {
            this.content = content;
        }

        public T content() {
            return content;
        }
    }

    /**
     * Proves nothing.
     *
     * @param rule the rule it breaks
     * @param path where
     */
    record Refused<T>(Rule rule, String path) implements StandingReading<T> {}
}
