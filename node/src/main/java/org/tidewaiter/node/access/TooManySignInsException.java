package org.tidewaiter.node.access;

import org.springframework.security.authentication.AuthenticationServiceException;

/** More sign-ins at once than the node computes; ours to bear, and worth a retry. */
final class TooManySignInsException extends AuthenticationServiceException {
    TooManySignInsException() {
        super("too many sign-ins at once");
    }
}
