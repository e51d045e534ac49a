package org.tidewaiter.node.delivery;

import org.tidewaiter.exchange.version.Digest;

/** Takes bytes that a version held here names; implemented by whoever keeps them. */
public interface IncomingAttachments {

    /** What came of it. */
    enum Taking {
        /** They are on disk, now or since before. */
        HELD,
        /** No version from this sender names them. */
        UNNAMED,
        /** They are not what the version says of them. */
        DIFFERENT,
        /** Too much is being taken just now; the sender comes again. */
        BUSY
    }

    /**
     * Keeps bytes whose digest has been checked, if a version that the sender sent names them and they are what it says.
     * The answer holds when it returns.
     *
     * @param bytes not copied
     */
    Taking take(String sender, Digest digest, byte[] bytes);
}
