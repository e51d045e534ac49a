package org.tidewaiter.node.registry;

import java.util.Set;

/**
 * Which pictures are searched for: those of the reports that are found, and of these what is asked here. Empty sets ask for
 * nothing.
 *
 * @param kinds codes of the list {@code picture-kind}
 * @param concealments codes of the list {@code concealment-place}; one of the report's is enough
 * @param conveyances codes of the list {@code conveyance}
 */
public record PictureFilter(
        SearchFilter reports, Set<String> kinds, Set<String> concealments, Set<String> conveyances) {

    public PictureFilter {
        kinds = Set.copyOf(kinds);
        concealments = Set.copyOf(concealments);
        conveyances = Set.copyOf(conveyances);
    }
}
