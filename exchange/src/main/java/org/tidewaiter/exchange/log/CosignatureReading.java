package org.tidewaiter.exchange.log;

import org.tidewaiter.exchange.token.Rule;

/** What came of reading a cosignature. */
public sealed interface CosignatureReading permits ReadCosignature, CosignatureReading.Refused {

    /**
     * Proves nothing.
     *
     * @param rule the rule it breaks
     * @param path where
     */
    record Refused(Rule rule, String path) implements CosignatureReading {}
}
