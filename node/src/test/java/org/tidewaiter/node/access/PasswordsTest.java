package org.tidewaiter.node.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordFitsItsHashAndNoOther() {
        var hash = Optional.of(passwords.hash("lantern above the pier"));

        assertThat(passwords.matches("lantern above the pier", hash)).isTrue();
        assertThat(passwords.matches("lantern above the pier ", hash)).isFalse();
        assertThat(passwords.matches("", Optional.empty())).isFalse();
    }

    @Test
    void theSameLettersTypedOnAnotherKeyboardFit() {
        var composed = "Quai n\u00ba 7 \u00e0 mar\u00e9e basse";
        var decomposed = "Quai n\u00ba 7 a\u0300 mare\u0301e basse";

        assertThat(passwords.matches(decomposed, Optional.of(passwords.hash(composed))))
                .isTrue();
    }

    @Test
    void aNameThatDoesNotExistTakesAsLongAsOneThatDoes() {
        var hash = Optional.of(passwords.hash("lantern above the pier"));
        passwords.matches("warm-up", Optional.empty());
        var known = new long[15];
        var unknown = new long[known.length];
        for (int i = 0; i < known.length; i++) {
            known[i] = nanos(hash);
            unknown[i] = nanos(Optional.empty());
        }

        // Without the stand-in hash the ratio would be below a thousandth.
        assertThat(median(unknown) / median(known)).isBetween(0.5, 2.0);
    }

    private long nanos(Optional<String> hash) {
        long start = System.nanoTime();
        passwords.matches("a wrong password", hash);
        return System.nanoTime() - start;
    }

    private static double median(long[] values) {
        return LongStream.of(values)
                .sorted()
                .skip(values.length / 2)
                .findFirst()
                .orElseThrow();
    }
}
