package org.tidewaiter.node.intake;

import java.io.IOException;

/** More was sent than is taken. The sender's fault; sending less helps. */
final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(long limit) {
        super("more than " + limit + " bytes");
    }
}
