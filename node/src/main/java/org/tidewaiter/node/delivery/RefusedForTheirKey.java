package org.tidewaiter.node.delivery;

/** Published in the transaction that learnt of {@link Deliveries#refusedForTheirKey}: they are to be issued again. */
public record RefusedForTheirKey() {}
