package org.tidewaiter.node.insight;

/**
 * What is counted together.
 *
 * @param cases events, without those known from open sources
 * @param seizures goods lines of these cases
 * @param generated those of the cases that were generated for demonstration
 * @param openSource events known from open sources alone
 */
record Tally(long cases, long seizures, long generated, long openSource) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                cases + other.cases,
                seizures + other.seizures,
                generated + other.generated,
                openSource + other.openSource);
    }

    Tally negated() {
        return new Tally(-cases, -seizures, -generated, -openSource);
    }

    boolean isNothing() {
        return equals(NOTHING);
    }
}
