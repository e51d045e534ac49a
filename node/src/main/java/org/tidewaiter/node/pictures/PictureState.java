package org.tidewaiter.node.pictures;

/** Where an uploaded picture stands at this node. */
public enum PictureState {
    /** Nobody has looked at it yet; it may show anything. */
    UNREVIEWED,
    /** Reviewed and put into the report's content. */
    RELEASED,
    /** Stays at this node, as a person decided. */
    WITHHELD,
    /** Refused and its bytes destroyed. */
    DESTROYED
}
