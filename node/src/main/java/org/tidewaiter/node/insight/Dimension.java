package org.tidewaiter.node.insight;

/** What a cell of the rollups divides by, beside category, mode, country and month. */
enum Dimension {
    /** Nothing more. */
    TOTAL,
    /** Nothing more, but by the day. */
    DAY,
    CONCEALMENT,
    ROUTE
}
