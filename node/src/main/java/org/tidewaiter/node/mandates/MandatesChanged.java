package org.tidewaiter.node.mandates;

/** Published in the transaction that took a mandate in. */
record MandatesChanged() {}
