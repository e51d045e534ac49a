package org.tidewaiter.node.web;

import java.util.List;
import java.util.SortedSet;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/** The names that filters of an address may have. A misspelt one, passed over, would find everything. */
public final class FilterNames {

    private FilterNames() {}

    /**
     * Refuses a name that is none of these.
     *
     * @param message key of the words that say so
     * @throws ProblemException 400; the answer does not repeat the name
     */
    public static void require(SortedSet<String> known, MultiValueMap<String, String> parameters, String message) {
        if (!known.containsAll(parameters.keySet())) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "filter", message)
                    .withFaults(List.of(new Fault(
                            "", "unknown-filter", "a filter has a name that is none of " + String.join(", ", known))));
        }
    }
}
