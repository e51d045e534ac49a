package org.tidewaiter.exchange.log;

import org.tidewaiter.exchange.token.Rule;

/** What came of reading a head. */
public sealed interface LogHeadReading permits VerifiedLogHead, LogHeadReading.Refused {

    /**
     * Proves nothing.
     *
     * @param rule the rule it breaks
     * @param path where
     */
    record Refused(Rule rule, String path) implements LogHeadReading {}
}
