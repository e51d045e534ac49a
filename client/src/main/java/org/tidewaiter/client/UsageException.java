package org.tidewaiter.client;

/** A command that cannot run as it was given: the message says what to change. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
