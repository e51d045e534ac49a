package org.tidewaiter.formats.suggest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.formats.mapping.FieldTarget;
import org.tidewaiter.formats.mapping.NumberStyle;
import org.tidewaiter.formats.mapping.Reading;
import org.tidewaiter.formats.profile.ColumnHabits;
import org.tidewaiter.formats.profile.ColumnHabits.DateHabit;
import org.tidewaiter.formats.profile.ColumnProfile;
import org.tidewaiter.formats.profile.ValueCount;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** How a column could be read into a field that holds no code. */
final class Readings {

    private static final Set<String> YES_NO = Set.of(
            "goods[].labConfirmed",
            "goods[].wildlife.alive",
            "goods[].currency.accompanied",
            "route[].custody",
            "consignment.ecommerce");
    private static final Set<String> WHOLE =
            Set.of("goods[].consignments", "goods[].tobacco.sticksPerPack", "offenders.count");
    private static final String EVENT_DATE = "eventDate.date";

    private Readings() {}

    static Reading of(String path, ColumnProfile column) {
        ColumnHabits habits = column.habits();
        if (isDate(path)) {
            return dates(habits);
        }
        if (YES_NO.contains(path)) {
            return new Reading.YesNo(List.of("yes", "oui", "true", "1", "y"), List.of("no", "non", "false", "0", "n"));
        }
        if (WHOLE.contains(path)) {
            return new Reading.Whole(style(habits));
        }
        if (isAmount(path)) {
            return path.endsWith("quantity.amount") && !habits.units().isEmpty() && !habits.allNumbers()
                    ? measure(habits)
                    : new Reading.Decimal(style(habits));
        }
        return path.equals("place.post") || path.equals("route[].place") ? new Reading.PlaceText() : new Reading.Text();
    }

    /** Whether what the column holds speaks for such a field. */
    static boolean suits(String path, ColumnProfile column) {
        ColumnHabits habits = column.habits();
        if (column.filled() == 0) {
            return true;
        }
        if (isDate(path)) {
            return !habits.dates().isEmpty() && habits.dates().getFirst().cells() * 2 >= habits.counted();
        }
        if (isAmount(path) || WHOLE.contains(path)) {
            long numbers =
                    habits.numbers().isEmpty() ? 0 : habits.numbers().getFirst().cells();
            return (numbers
                                    + habits.units().stream()
                                            .mapToLong(ValueCount::count)
                                            .sum())
                            * 2
                    >= habits.counted();
        }
        return !habits.allDates();
    }

    /** Where a value of that reading belongs: a date with its precision, an amount with its unit, a place as a whole. */
    static FieldTarget target(FieldTarget target, Reading reading) {
        String path = switch (reading) {
            case Reading.Date date when target.path().equals(EVENT_DATE) -> "eventDate";
            case Reading.Measure measure -> target.path().replace(".amount", "");
            case Reading.PlaceText place when target.path().equals("place.post") -> "place";
            case Reading.PlaceText place -> "station";
            default -> target.path();
        };
        return new FieldTarget(target.section(), target.number(), path);
    }

    private static boolean isDate(String path) {
        return path.equals(EVENT_DATE)
                || path.equals("route[].date")
                || path.endsWith("birthDate")
                || path.endsWith("issued");
    }

    private static boolean isAmount(String path) {
        return path.endsWith(".amount")
                || path.endsWith("originProportion")
                || path.equals("place.latitude")
                || path.equals("place.longitude");
    }

    /** The patterns that are needed to read as many cells as possible, the one with the most first. */
    private static Reading dates(ColumnHabits habits) {
        List<String> formats = new ArrayList<>();
        List<String> languages = new ArrayList<>();
        long covered = 0;
        for (DateHabit habit : habits.dates()) {
            if (covered < habits.counted() && formats.size() < 4 && !formats.contains(habit.pattern())) {
                formats.add(habit.pattern());
                habit.languages().stream()
                        .filter(each -> !languages.contains(each))
                        .forEach(languages::add);
                covered += habit.cells();
            }
        }
        return new Reading.Date(formats.isEmpty() ? List.of("yyyy-MM-dd") : formats, languages);
    }

    private static Reading measure(ColumnHabits habits) {
        CodeSuggestions known = CodeSuggestions.of(Vocabulary.load(), List.of("unit"));
        Map<String, String> units = new LinkedHashMap<>();
        for (ValueCount unit : habits.units()) {
            String code = known.sure(unit.value());
            if (code != null) {
                units.put(unit.value(), code);
            }
        }
        return new Reading.Measure(style(habits), units, null);
    }

    private static NumberStyle style(ColumnHabits habits) {
        return habits.numbers().isEmpty()
                ? NumberStyle.plain()
                : habits.numbers().getFirst().style();
    }
}
