package org.tidewaiter.node.delivery.agreement;

import java.util.List;
import org.tidewaiter.exchange.agreement.Threshold;

/**
 * The agreement under which something travels.
 *
 * @param inForce whether it binds now
 * @param suspended whether either side has suspended it at this node
 * @param places countries of events in scope; none for all
 * @param thresholds quantities below which goods of a kind are not due
 * @param hoursAllowed from release to receipt
 * @param automaticRelease whether a report whose checks pass is released by itself
 */
public record LaneTerms(
        String number,
        int revision,
        boolean inForce,
        boolean suspended,
        String profile,
        List<String> categories,
        List<String> places,
        List<Threshold> thresholds,
        int hoursAllowed,
        boolean automaticRelease,
        String legalBasis) {

    public LaneTerms {
        categories = List.copyOf(categories);
        places = List.copyOf(places);
        thresholds = List.copyOf(thresholds);
    }
}
