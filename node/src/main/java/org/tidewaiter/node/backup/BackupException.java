package org.tidewaiter.node.backup;

/** A backup or restore that was not done, with what to do in words; nothing is half-done. */
public final class BackupException extends Exception {

    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
