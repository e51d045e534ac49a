package org.tidewaiter.trials.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * How pages are looked at: at both widths, in both schemes and languages. Two looks hold each of them once; all four are
 * taken with {@code -Dtidewaiter.trials=all}.
 */
final class Looks {

    private Looks() {}

    /** Width in pixels, scheme, language. */
    static Stream<Arguments> usual() {
        Stream<Arguments> each = Stream.of(
                Arguments.of(Visitor.DESKTOP, ColorScheme.LIGHT, "en"),
                Arguments.of(Visitor.PHONE, ColorScheme.DARK, "fr"));
        return all() ? Stream.concat(each, others()) : each;
    }

    /** A long walk is walked at one width; at both with all trials. */
    static Stream<Arguments> one() {
        return all() ? usual() : usual().skip(1);
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(Visitor.PHONE, ColorScheme.LIGHT, "en"),
                Arguments.of(Visitor.DESKTOP, ColorScheme.DARK, "fr"));
    }

    private static boolean all() {
        return System.getProperty("tidewaiter.trials", "").equals("all");
    }
}
