package org.tidewaiter.exchange.log;

/** A hash that the log must have is not there: somebody took it away. */
public final class LogDamagedException extends RuntimeException {

    LogDamagedException(Subtree missing) {
        super("the log has no hash of level " + missing.level() + " at " + missing.index());
    }
}
