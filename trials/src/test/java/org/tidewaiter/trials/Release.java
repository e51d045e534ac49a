package org.tidewaiter.trials;

import java.util.Locale;

/** Which of two releases of the program. */
enum Release {
    EARLIER,
    PRESENT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
