package org.tidewaiter.node.access;

/** What a person does at a node. An account holds one or more; what each may do is in {@code permissions.yaml}. */
public enum Role {
    /** Records seizures of an own office. */
    OFFICER,
    /** The national contact point: verifies, releases, corrects and withdraws for the whole country. */
    COORDINATOR,
    /** A RILO or hub analyst: searches and reads, for the countries of a region or for all. */
    ANALYST,
    /** Keeps accounts and connections in order; sees no cases. */
    ADMINISTRATOR
}
