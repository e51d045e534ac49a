package org.tidewaiter.postgres;

import org.jspecify.annotations.Nullable;

/** The server cannot be had; {@link #reason()} says why, and the message what to do. Nothing was changed by it. */
public final class LocalPostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a server cannot be had. */
    public enum Reason {
        /** Another process works on the same directory; trying again makes sense once it has ended. */
        IN_USE,
        /** The directory holds something that is not a cluster of this version. */
        FOREIGN_DATA,
        /** No space, no right to write, or not a directory. */
        RESOURCES,
        /** No programs for this operating system or processor in this build. */
        PLATFORM,
        /** The server ended or did not answer in time; the message carries the end of its log. */
        DID_NOT_START,
        /** The caller's thread was interrupted while it waited. */
        INTERRUPTED
    }

    LocalPostgresException(Reason reason, String message) {
        this(reason, message, null);
    }

    LocalPostgresException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
