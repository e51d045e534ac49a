package org.tidewaiter.node.registry;

import java.util.Set;

/**
 * What leads from a figure of an overview to the reports behind it. Empty sets ask for nothing; what is given must all
 * hold.
 *
 * @param reporting countries that report; of a report whose country is not disclosed, its originator's
 * @param region countries of a region, which must report too
 * @param concealments places of concealment, one of which the report has
 * @param without what the report does not state
 */
public record Facets(Set<String> reporting, Set<String> region, Set<String> concealments, Set<Absent> without) {

    /** Asks for nothing. */
    public static final Facets NONE = new Facets(Set.of(), Set.of(), Set.of(), Set.of());

    /** Something that a report may leave out. */
    public enum Absent {
        DATE,
        GOODS,
        MODE,
        CONCEALMENT,
        DEPARTURE,
        DESTINATION
    }

    public Facets {
        reporting = Set.copyOf(reporting);
        region = Set.copyOf(region);
        concealments = Set.copyOf(concealments);
        without = Set.copyOf(without);
    }
}
