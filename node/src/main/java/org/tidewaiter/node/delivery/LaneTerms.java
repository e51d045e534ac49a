package org.tidewaiter.node.delivery;

import java.util.List;

/**
 * The agreement under which something travels.
 *
 * @param inForce whether it binds now
 * @param hoursAllowed from release to receipt
 * @param automaticRelease whether a report whose checks pass is released by itself
 */
public record LaneTerms(
        String number,
        int revision,
        boolean inForce,
        String profile,
        List<String> categories,
        int hoursAllowed,
        boolean automaticRelease,
        String legalBasis) {

    public LaneTerms {
        categories = List.copyOf(categories);
    }
}
