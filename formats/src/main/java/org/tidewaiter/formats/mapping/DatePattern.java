package org.tidewaiter.formats.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.EventDate.Precision;

/**
 * How dates are written: {@code d} day, {@code M} month, {@code MMM} name of the month, {@code y} or {@code yyyy} year,
 * {@code yy} year of two digits (1970 to 2069), {@code H} hour, {@code m} minute, {@code s} second; everything else stands
 * for itself, and a blank for any number of blanks. One letter takes one or two digits, two letters exactly two. The whole
 * text must fit.
 */
public final class DatePattern {

    private static final String LETTERS = "dMyHms";
    private static final int PIVOT = 70;

    private final String pattern;
    private final List<Part> parts;
    private final MonthNames names;

    private DatePattern(String pattern, List<Part> parts, MonthNames names) {
        this.pattern = pattern;
        this.parts = List.copyOf(parts);
        this.names = names;
    }

    /** A date as far as it is known. */
    public record Parsed(
            LocalDate date, Precision precision, @Nullable LocalTime time) {}

    /** A run of one letter, or a literal character with letter 0. */
    private record Part(char letter, int count) {}

    /**
     * A pattern.
     *
     * @param languages of names of months, ISO 639
     * @throws IllegalArgumentException if it has no year, a day without a month, or a letter twice
     */
    public static DatePattern of(String pattern, List<String> languages) {
        List<Part> parts = new ArrayList<>();
        StringBuilder seen = new StringBuilder();
        for (int at = 0; at < pattern.length(); ) {
            char letter = pattern.charAt(at);
            int end = at + 1;
            if (LETTERS.indexOf(letter) >= 0) {
                while (end < pattern.length() && pattern.charAt(end) == letter) {
                    end++;
                }
                if (seen.indexOf(String.valueOf(letter)) >= 0) {
                    throw new IllegalArgumentException(letter + " twice");
                }
                seen.append(letter);
                parts.add(new Part(letter, end - at));
            } else {
                parts.add(new Part('\0', letter));
            }
            at = end;
        }
        check(seen.toString());
        return new DatePattern(pattern, parts, MonthNames.of(languages));
    }

    private static void check(String seen) {
        boolean whole = seen.indexOf('y') >= 0
                && (seen.indexOf('d') < 0 || seen.indexOf('M') >= 0)
                && (seen.indexOf('H') < 0 || (seen.indexOf('d') >= 0 && seen.indexOf('m') >= 0))
                && (seen.indexOf('m') < 0 || seen.indexOf('H') >= 0)
                && (seen.indexOf('s') < 0 || seen.indexOf('m') >= 0);
        if (!whole) {
            throw new IllegalArgumentException("a date needs its year, and nothing may lack what stands above it");
        }
    }

    /** The date, or null if the text does not fit or there is no such day. */
    public @Nullable Parsed parse(String text) {
        int[] values = {0, 0, -1, -1, -1, -1};
        int at = 0;
        for (Part part : parts) {
            if (part.letter() == '\0') {
                at = literal((char) part.count(), text, at);
            } else if (part.letter() == 'M' && part.count() >= 3) {
                int end = wordEnd(text, at);
                values[1] = names.month(text.substring(at, end));
                at = values[1] == 0 ? -1 : end;
            } else {
                int end = digitsEnd(text, at, part);
                if (end > 0) {
                    values[LETTERS.indexOf(part.letter())] = Integer.parseInt(text.substring(at, end));
                }
                at = end;
            }
            if (at < 0) {
                return null;
            }
        }
        return at == text.length() ? parsed(values) : null;
    }

    private @Nullable Parsed parsed(int[] values) {
        boolean day = has('d');
        boolean month = has('M');
        int year = values[2];
        if (yearDigits() == 2) {
            year += year < PIVOT ? 2000 : 1900;
        }
        try {
            LocalDate date = LocalDate.of(year, month ? values[1] : 1, day ? values[0] : 1);
            LocalTime time = has('H') ? LocalTime.of(values[3], values[4], Math.max(values[5], 0)) : null;
            return new Parsed(date, day ? Precision.DAY : month ? Precision.MONTH : Precision.YEAR, time);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private boolean has(char letter) {
        return parts.stream().anyMatch(part -> part.letter() == letter);
    }

    private int yearDigits() {
        return parts.stream()
                .filter(part -> part.letter() == 'y')
                .findFirst()
                .orElseThrow()
                .count();
    }

    private static int literal(char literal, String text, int at) {
        if (!Character.isWhitespace(literal)) {
            return at < text.length() && text.charAt(at) == literal ? at + 1 : -1;
        }
        int end = at;
        while (end < text.length() && (Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '\u00a0')) {
            end++;
        }
        return end > at ? end : -1;
    }

    private static int wordEnd(String text, int at) {
        int end = at;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        boolean dotBelongsToPattern =
                end > at && end < text.length() && text.charAt(end - 1) == '.' && Character.isDigit(text.charAt(end));
        return dotBelongsToPattern ? end - 1 : end;
    }

    private static int digitsEnd(String text, int at, Part part) {
        boolean year = part.letter() == 'y';
        int most = year ? (part.count() == 2 ? 2 : 4) : 2;
        int least = year ? most : Math.min(part.count(), 2);
        int end = at;
        while (end < text.length() && end - at < most && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - at >= least ? end : -1;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
