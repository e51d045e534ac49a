package org.tidewaiter.exchange.agreement;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tidewaiter.exchange.token.Codes;

/**
 * What bounds the scope of an agreement beside categories and kinds of event.
 *
 * @param places codes of the countries of events in scope; none for all
 * @param thresholds at most one for each kind of goods and unit; kinds of goods without any are due whatever the quantity
 */
public record ScopeLimits(List<String> places, List<Threshold> thresholds) {

    static final int MAXIMUM_PLACES = 256;
    static final int MAXIMUM_THRESHOLDS = 256;

    /** Events everywhere, whatever the quantity. */
    public static final ScopeLimits NONE = new ScopeLimits(List.of(), List.of());

    public ScopeLimits {
        places = List.copyOf(places);
        places.forEach(place -> Codes.requireCode(place, "a place"));
        thresholds = List.copyOf(thresholds);
        if (places.size() > MAXIMUM_PLACES || thresholds.size() > MAXIMUM_THRESHOLDS) {
            throw new IllegalArgumentException("more places or thresholds than an agreement may name");
        }
        Set<String> kinds = new HashSet<>();
        for (Threshold threshold : thresholds) {
            if (!kinds.add(threshold.subcategory() + " " + threshold.unit())) {
                throw new IllegalArgumentException("two thresholds for one kind of goods and unit");
            }
        }
    }
}
