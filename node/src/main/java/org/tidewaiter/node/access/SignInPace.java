package org.tidewaiter.node.access;

import java.time.Duration;

/**
 * How failed sign-ins slow the next ones down: some are free, then each failure doubles the pause, up to a longest.
 * Nobody is shut out for ever: whoever guesses at a colleague's password keeps them waiting a minute at most.
 *
 * @param free failures without a pause
 * @param longest pause
 * @param forgottenAfter quiet after which the count starts anew
 */
record SignInPace(int free, Duration longest, Duration forgottenAfter) {
    static final SignInPace FOR_ACCOUNT = new SignInPace(4, Duration.ofMinutes(1), Duration.ofHours(24));
    /** Looser: a whole office may stand behind one address. */
    static final SignInPace FOR_ADDRESS = new SignInPace(50, Duration.ofMinutes(5), Duration.ofHours(1));

    /** The pause after this many attempts in a row, 0 or more, none of which succeeded. */
    Duration pauseAfter(int attempts) {
        if (attempts <= free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(attempts - free - 1, 30);
        var pause = Duration.ofSeconds(1L << doublings);
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
