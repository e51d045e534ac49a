package org.tidewaiter.node.registry;

/**
 * What a search finds, counted.
 *
 * @param cases events
 * @param seizures goods lines
 * @param countries reporting countries
 * @param openSource events known from open sources: found, but never counted as what a member reported
 */
public record Counts(long cases, long seizures, long countries, long openSource) {

    /** Of nothing. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    /** Reports that the search lists. */
    public long found() {
        return cases + openSource;
    }
}
