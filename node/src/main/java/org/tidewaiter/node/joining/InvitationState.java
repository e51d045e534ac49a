package org.tidewaiter.node.joining;

/** Where an invitation stands. */
enum InvitationState {
    /** Nobody has called with its code. */
    OPEN,
    /** A node has asked; people compare. */
    ASKED,
    /** People here have found the digits to be the same. */
    CONFIRMED,
    CANCELLED
}
