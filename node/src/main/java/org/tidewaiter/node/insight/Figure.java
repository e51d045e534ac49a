package org.tidewaiter.node.insight;

/** What was counted of one value. */
record Figure(String value, Tally tally) {}
