package org.tidewaiter.exchange.reconciliation;

import java.util.Objects;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;

/**
 * What came of reading a question or an answer.
 *
 * @param <T> which of the two
 */
public sealed interface ReconciliationReading<T> {

    /** Signed by the right node, for this one. Only {@link ReconciliationExchange} makes one. */
    final class Verified<T> implements ReconciliationReading<T> {

        private final T content;
        private final Digest hash;

        Verified(T content, Digest hash) {
            this.content = Objects.requireNonNull(content, "content");
            this.hash = Objects.requireNonNull(hash, "hash");
        }

        public T content() {
            return content;
        }

        /** SHA-256 of its signing input. */
        public Digest hash() {
            return hash;
        }
    }

    /**
     * Proves nothing.
     *
     * @param rule the rule it breaks
     * @param path where in it
     */
    record Refused<T>(Rule rule, String path) implements ReconciliationReading<T> {

        public Refused {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(path, "path");
        }
    }
}
