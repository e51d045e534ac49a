package org.tidewaiter.node.delivery;

/** Published in the transaction that added or removed a partner, or learnt a key of one. */
public record PartnersChanged() {}
