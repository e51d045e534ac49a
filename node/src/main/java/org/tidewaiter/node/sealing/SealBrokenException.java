package org.tidewaiter.node.sealing;

import org.jspecify.annotations.Nullable;

/** A sealed value does not open: it was altered, moved, or sealed under another key. Ours to mend; no retry helps. */
public final class SealBrokenException extends RuntimeException {

    SealBrokenException(@Nullable Throwable cause) {
        super("a sealed value does not open under this node's key", cause);
    }
}
