package org.tidewaiter.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void showsRowsRateAndTimeLeftOnATerminal() {
        Progress progress = progress(true);
        now.set(Instant.EPOCH.plusSeconds(10));
        progress.at(3000);
        assertThat(shown())
                .isEqualTo("\r\u001b[K[=========                     ] 3,000 of 10,000 rows, 300 rows/s, 23 s left");
    }

    @Test
    void takesItsLineAway() {
        Progress progress = progress(true);
        now.set(Instant.EPOCH.plusSeconds(10));
        progress.at(3000);
        progress.end();
        assertThat(shown()).endsWith("\r\u001b[K");
    }

    @Test
    void writesPlainLinesNowAndThenElsewhere() {
        Progress progress = progress(false);
        progress.at(10);
        now.set(Instant.EPOCH.plusSeconds(10));
        progress.at(100);
        progress.at(200);
        progress.end();
        assertThat(shown().lines()).containsExactly("100 of 10,000 rows, 10 rows/s, 17 min left");
    }

    private Progress progress(boolean terminal) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Progress(new Console(stream, stream, terminal, new Words(Locale.ENGLISH)), now::get, 10_000);
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
