package org.tidewaiter.node.contacts;

import java.time.Instant;

/**
 * An entry of the directory.
 *
 * @param node whose entry it is
 * @param member originator of the member of a gateway whose entry it is; empty for the node itself
 */
public record Contact(String node, String member, Details details, Instant changedAt) {

    /**
     * What is told of a contact point.
     *
     * @param country ISO 3166-1 alpha-2
     * @param mailbox a functional one
     */
    public record Details(
            String administration,
            String country,
            ContactRole role,
            String mailbox,
            String telephone,
            String languages,
            String hours) {}
}
