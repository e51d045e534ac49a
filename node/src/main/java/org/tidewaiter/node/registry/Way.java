package org.tidewaiter.node.registry;

import java.util.List;
import java.util.Set;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.node.delivery.LanePlace;

/**
 * How a version came, and what of it came so. It may come from its issuer and through a relay, and under several agreements.
 *
 * @param source the node that sent it
 * @param agreement number of the agreement under which it did
 * @param place the latest in that lane at which it came
 * @param recalled whether it was taken back from there
 * @param disclosures encoded
 */
record Way(String source, String agreement, LanePlace place, boolean recalled, Set<String> disclosures) {

    boolean isFrom(String sender, String number) {
        return source.equals(sender) && agreement.equals(number);
    }

    /** Whether all of these came by it, and were not taken back since. */
    boolean brought(List<Disclosure> arrived) {
        return !recalled && arrived.stream().map(Disclosure::encoded).allMatch(disclosures::contains);
    }
}
