package org.tidewaiter.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Shows how far an import is: one line written over on a terminal, a plain line now and then elsewhere. */
final class Progress {

    private static final int BAR = 30;
    private static final Duration PLAIN_EVERY = Duration.ofSeconds(10);
    private static final Duration TERMINAL_EVERY = Duration.ofMillis(100);

    private final Console console;
    private final InstantSource clock;
    private final long rows;
    private final Instant started;
    private @Nullable Instant shown;

    Progress(Console console, InstantSource clock, long rows) {
        this.console = console;
        this.clock = clock;
        this.rows = rows;
        this.started = clock.instant();
    }

    void at(long done) {
        Instant now = clock.instant();
        Duration since = Duration.between(shown == null ? started : shown, now);
        if (since.compareTo(console.terminal() ? TERMINAL_EVERY : PLAIN_EVERY) < 0) {
            return;
        }
        shown = now;
        String text = text(done, Duration.between(started, now));
        if (console.terminal()) {
            console.err().print("\r\u001b[K" + bar(done) + " " + text);
            console.err().flush();
        } else {
            console.err().println(text);
        }
    }

    /** Takes the line away. */
    void end() {
        if (console.terminal() && shown != null) {
            console.err().print("\r\u001b[K");
            console.err().flush();
        }
    }

    private String bar(long done) {
        int filled = (int) (rows == 0 ? BAR : Math.min(BAR, BAR * done / rows));
        return "[" + "=".repeat(filled) + " ".repeat(BAR - filled) + "]";
    }

    private String text(long done, Duration taken) {
        double rate = done * 1000.0 / Math.max(1, taken.toMillis());
        Words words = console.words();
        if (done == 0) {
            return words.of("progress.begun", rows);
        }
        long seconds = Math.round((rows - done) / rate);
        return words.of("progress", done, rows, Math.round(rate), left(Math.max(0, seconds)));
    }

    private String left(long seconds) {
        return seconds < 90
                ? console.words().of("progress.seconds", seconds)
                : console.words().of("progress.minutes", (seconds + 30) / 60);
    }
}
