package org.tidewaiter.node.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many failed sign-ins before this one; worth a retry after the wait. */
final class SignInClosedException extends AuthenticationException {
    private final Duration remaining;

    SignInClosedException(Duration remaining) {
        super("sign-in is slowed down after failed attempts");
        this.remaining = remaining;
    }

    Duration remaining() {
        return remaining;
    }
}
