package org.tidewaiter.formats.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.formats.mapping.DatePattern;
import org.tidewaiter.formats.mapping.NumberStyle;
import org.tidewaiter.formats.profile.ColumnHabits.DateHabit;
import org.tidewaiter.formats.profile.ColumnHabits.NumberHabit;

/** Finds out how values are written. */
final class Habits {

    private static final int MOST_UNITS = 100;
    private static final List<String> LANGUAGES = List.of("en", "fr", "es", "pt", "de", "it", "nl", "pl", "tr", "ru");
    private static final List<String> NUMERIC = List.of(
            "yyyy-MM-dd",
            "yyyy-MM-dd H:mm",
            "yyyy-MM-dd H:mm:ss",
            "yyyy-MM-ddTHH:mm",
            "yyyy-MM-ddTHH:mm:ss",
            "d.M.yyyy",
            "d/M/yyyy",
            "M/d/yyyy",
            "d-M-yyyy",
            "M-d-yyyy",
            "d.M.yyyy H:mm",
            "d/M/yyyy H:mm",
            "M/d/yyyy H:mm",
            "d.M.yy",
            "d/M/yy",
            "M/d/yy",
            "d-M-yy",
            "yyyy/M/d",
            "yyyy.M.d",
            "yyyyMMdd",
            "yyyy-MM",
            "M/yyyy",
            "M.yyyy",
            "M-yyyy",
            "yyyy");
    private static final List<String> NAMED = List.of(
            "d MMM yyyy",
            "d. MMM yyyy",
            "d-MMM-yyyy",
            "d-MMM-yy",
            "d MMM yy",
            "MMM d, yyyy",
            "MMM yyyy",
            "MMM-yyyy",
            "MMM-yy");
    private static final List<NumberStyle> STYLES = List.of(
            new NumberStyle('.', ""),
            new NumberStyle(',', ""),
            new NumberStyle('.', ","),
            new NumberStyle(',', "."),
            new NumberStyle(',', " "),
            new NumberStyle('.', " "),
            new NumberStyle('.', "'"));
    private static final List<Candidate> CANDIDATES = candidates();
    private static final Pattern UNIT_AFTER =
            Pattern.compile("[-+]?[0-9][0-9.,' \\u00a0\\u202f]*?\\s*([^0-9.,\\s][^0-9]*)");
    private static final Pattern UNIT_BEFORE =
            Pattern.compile("([^0-9.,\\s+-][^0-9]*?)\\s*[-+]?[0-9][0-9.,' \\u00a0\\u202f]*");

    private Habits() {}

    private record Candidate(String pattern, List<String> languages, DatePattern parser) {}

    static ColumnHabits of(List<ValueCount> values) {
        long counted = values.stream().mapToLong(ValueCount::count).sum();
        return new ColumnHabits(counted, dates(values), numbers(values), units(values));
    }

    private static List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        NUMERIC.forEach(pattern -> candidates.add(candidate(pattern, List.of())));
        for (String language : LANGUAGES) {
            NAMED.forEach(pattern -> candidates.add(candidate(pattern, List.of(language))));
        }
        return List.copyOf(candidates);
    }

    private static Candidate candidate(String pattern, List<String> languages) {
        return new Candidate(pattern, languages, DatePattern.of(pattern, languages));
    }

    private static List<DateHabit> dates(List<ValueCount> values) {
        List<DateHabit> habits = new ArrayList<>();
        for (Candidate candidate : CANDIDATES) {
            long cells = fitting(values, value -> candidate.parser().parse(value) != null);
            if (cells > 0) {
                habits.add(new DateHabit(candidate.pattern(), candidate.languages(), cells));
            }
        }
        return sorted(habits, DateHabit::cells);
    }

    private static List<NumberHabit> numbers(List<ValueCount> values) {
        List<NumberHabit> habits = new ArrayList<>();
        for (NumberStyle style : STYLES) {
            long cells = fitting(values, value -> style.parse(value) != null);
            if (cells > 0) {
                habits.add(new NumberHabit(style, cells));
            }
        }
        return sorted(habits, NumberHabit::cells);
    }

    private static List<ValueCount> units(List<ValueCount> values) {
        Map<String, Long> units = new HashMap<>();
        for (ValueCount value : values) {
            Matcher after = UNIT_AFTER.matcher(value.value());
            Matcher before = UNIT_BEFORE.matcher(value.value());
            String unit = after.matches() ? after.group(1) : before.matches() ? before.group(1) : "";
            if (!unit.isEmpty() && (units.size() < MOST_UNITS || units.containsKey(unit))) {
                units.merge(unit.strip(), value.count(), Long::sum);
            }
        }
        List<ValueCount> counts = new ArrayList<>();
        units.forEach((unit, count) -> counts.add(new ValueCount(unit, count)));
        return sorted(counts, ValueCount::count);
    }

    private static long fitting(List<ValueCount> values, Predicate<String> fits) {
        return values.stream()
                .filter(value -> fits.test(value.value()))
                .mapToLong(ValueCount::count)
                .sum();
    }

    /** The most frequent first; among equals, in the order in which they were tried. */
    private static <T> List<T> sorted(List<T> habits, ToLongFunction<T> count) {
        habits.sort(Comparator.comparingLong(count).reversed());
        return habits;
    }
}
