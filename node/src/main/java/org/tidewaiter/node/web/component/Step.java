package org.tidewaiter.node.web.component;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One step of a state line, such as "at the hub in 1.8 s".
 *
 * @param detail when, by whom or how quickly, in the reader's language
 */
public record Step(String label, @Nullable String detail, Progress progress) {

    /** FAILED is for a refusal alone; what merely takes long is CURRENT. */
    public enum Progress {
        DONE,
        CONFIRMED,
        CURRENT,
        AHEAD,
        FAILED
    }

    public String tone() {
        return progress.name().toLowerCase(Locale.ROOT);
    }
}
