package org.tidewaiter.node.web;

/** An exception of a lower layer that says what it means to the one who asked. */
public interface Explained {

    /** The same as a problem, answered as a page, a fragment or problem details. */
    ProblemException problem();
}
