package org.tidewaiter.node.registry;

/** In what one case is like another, and how much that says. */
public enum Likeness {
    /** The same brand, in capitals or not. */
    BRAND(3),
    /** From the same country to the same country, with goods of the same category. */
    ROUTE(2),
    /** The same place of concealment. */
    CONCEALMENT(2),
    /** The same means of transport. */
    CONVEYANCE(1);

    private final int weight;

    Likeness(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }
}
