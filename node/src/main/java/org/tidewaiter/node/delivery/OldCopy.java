package org.tidewaiter.node.delivery;

/** Whether this node may be an older copy of itself, which was not yet compared with its partners. */
@FunctionalInterface
public interface OldCopy {

    /** Whether reports are not to be shown now. */
    boolean isWithholding();
}
