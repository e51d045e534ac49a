package org.tidewaiter.report.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for personal data in text. Safe for use by many threads. */
public final class TextScreening {

    private static final Pattern EMAIL = Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]{1,190}");

    /** The screening with the word lists that come with this program. */
    public static TextScreening load() {
        return new TextScreening();
    }

    private TextScreening() {}

    /** What looks like personal data, in the order of the text; hits do not overlap. */
    public List<Hit> screen(String text) {
        List<Hit> hits = new ArrayList<>();
        Matcher matcher = EMAIL.matcher(text);
        while (matcher.find()) {
            hits.add(new Hit(Hit.Kind.EMAIL, matcher.start(), matcher.end()));
        }
        return List.copyOf(hits);
    }

    /** The text with a mark of the kind in place of each hit. */
    public String mask(String text, List<Hit> hits) {
        StringBuilder masked = new StringBuilder(text);
        hits.stream()
                .sorted(Comparator.comparingInt(Hit::start).reversed())
                .forEach(
                        hit -> masked.replace(hit.start(), hit.end(), hit.kind().mark()));
        return masked.toString();
    }
}
