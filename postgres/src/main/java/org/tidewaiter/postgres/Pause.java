package org.tidewaiter.postgres;

import java.time.Duration;
import org.tidewaiter.postgres.LocalPostgresException.Reason;

final class Pause {

    private Pause() {}

    static void of(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static LocalPostgresException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new LocalPostgresException(Reason.INTERRUPTED, "Interrupted while waiting for PostgreSQL", cause);
    }
}
