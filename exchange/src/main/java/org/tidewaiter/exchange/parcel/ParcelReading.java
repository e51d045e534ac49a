package org.tidewaiter.exchange.parcel;

import java.util.List;
import org.tidewaiter.exchange.token.Rule;

/** What came of opening a parcel. */
public sealed interface ParcelReading {

    /** Its messages, none of which is verified yet. */
    record Opened(ParcelLabel label, List<Enclosure> enclosures) implements ParcelReading {

        public Opened {
            enclosures = List.copyOf(enclosures);
        }
    }

    /**
     * No parcel for this node, or not whole.
     *
     * @param rule the rule it breaks
     */
    record Refused(Rule rule) implements ParcelReading {}
}
