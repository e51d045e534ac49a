package org.tidewaiter.report.matching;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.EventDate.Precision;
import org.tidewaiter.report.matching.Traits.Carried;
import org.tidewaiter.report.matching.Traits.KindTotal;
import org.tidewaiter.report.matching.Traits.Spot;

/**
 * The keys under which a report is kept, and those under which the reports are kept that may be about the same seizure. Each
 * key joins place, time and goods, or names a container, a vessel or a flight, so that few reports share it; several of them
 * make up for what one report leaves out or rounds.
 */
public final class BlockingKeys {

    /** A key that more reports share than these says too little. */
    public static final int CROWD = 40;

    /** Days by which the dates of one seizure may differ. */
    private static final int DAYS = 3;

    /** Days at which goods or events of one kind alone are worth a look; further apart an amount, container or vessel must agree. */
    private static final int NEXT_DAYS = 1;

    /** Days by which an announcement may lag behind the seizure. */
    private static final int LAG = 10;

    /** The same for goods at one place, and for goods of which few reports speak in their country. */
    private static final int LAG_AT_A_PLACE = 20;

    private static final int LAG_OF_THE_SELDOM = 45;

    private static final int MOST_CODES = 3;
    private static final int MOST_WORDS = 3;
    private static final int MOST_COUNTRIES = 3;
    private static final int RARE_DIGITS = 3;
    private static final long WEEK = 7;
    private static final int BEGINNING = 4;
    private static final Weights WEIGHTS = Weights.load();
    private static final double STEP = Math.log(1.35);
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private BlockingKeys() {}

    /** Under which a report is kept. */
    public static Set<Long> kept(Traits traits) {
        Keys keys = new Keys(traits);
        EventDate date = traits.date();
        if (date != null) {
            switch (date.precision()) {
                case DAY -> keys.onDay(traits.country(), date.date());
                case MONTH -> keys.open(YearMonth.from(date.date()).toString());
                case YEAR -> keys.open(Integer.toString(date.date().getYear()));
            }
            if (date.precision() != Precision.YEAR) {
                keys.inMonth(YearMonth.from(date.date()), 0);
            }
            keys.inYear(traits.country(), date.date().getYear());
            keys.figures(date.date().getYear());
            keys.places(date, 0);
            keys.inWeeks(date, 0);
            keys.inMonths(date, 0, 0);
        }
        keys.carried(date, 0);
        return keys.found;
    }

    /** Under which its possible partners are kept. */
    public static Set<Long> sought(Traits traits) {
        Keys keys = new Keys(traits);
        EventDate date = traits.date();
        if (date != null) {
            LocalDate first = date.firstDay().minusDays(DAYS);
            LocalDate last = date.lastDay().plusDays(DAYS);
            if (date.precision() != Precision.YEAR) {
                // A month is met from both sides at the same distance: by the day's open key, and here.
                int days = date.precision() == Precision.DAY ? NEXT_DAYS : DAYS;
                date.firstDay()
                        .minusDays(days)
                        .datesUntil(date.lastDay().plusDays(days + 1L))
                        .forEach(day -> keys.onDay(traits.country(), day));
                keys.onRoute(date);
                Stream.of(first, date.date(), last)
                        .map(YearMonth::from)
                        .distinct()
                        .forEach(month -> {
                            keys.open(month.toString());
                            keys.inMonth(month, 1);
                        });
            }
            Stream.of(first, last).map(LocalDate::getYear).distinct().forEach(year -> {
                keys.open(Integer.toString(year));
                keys.inYear(traits.country(), year);
                keys.routeCountries().forEach(country -> keys.inYear(country, year));
                keys.figures(year);
            });
            keys.places(date, 1);
            keys.inWeeks(date, LAG);
            keys.inMonths(date, LAG_AT_A_PLACE, LAG_OF_THE_SELDOM);
        }
        keys.carried(date, 1);
        return keys.found;
    }

    private static final class Keys {

        private final Set<Long> found = new LinkedHashSet<>();
        private final Traits traits;

        Keys(Traits traits) {
            this.traits = traits;
        }

        /** Goods of one kind, or of its category, on one day in one country; without goods, the kind of event. */
        void onDay(@Nullable String country, LocalDate day) {
            kinds().forEach(kind -> add("day", country, day, kind));
            categories().forEach(category -> add("category", country, day, category));
            if (traits.goods().isEmpty()) {
                add("event", country, day, traits.eventKind());
            }
        }

        /** The same, where the other report takes a country on the route for that of discovery. */
        void onRoute(EventDate date) {
            if (date.precision() == Precision.DAY) {
                routeCountries().forEach(country -> onDay(country, date.date()));
            }
        }

        private Set<String> routeCountries() {
            return Stream.concat(traits.origins().stream(), traits.further().stream())
                    .limit(MOST_COUNTRIES)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        /** Goods of one kind in one country in a month or year, for what is known no better. */
        void open(String period) {
            kinds().forEach(kind -> add("open", traits.country(), period, kind));
        }

        /** The kinds of goods, and for those that are taken for others what stands for all of them. */
        private Set<String> kinds() {
            Set<String> kinds = new LinkedHashSet<>();
            for (KindTotal kind : traits.goods()) {
                kinds.add(kind.subcategory());
                kinds.add(family(kind));
            }
            return kinds;
        }

        private Set<String> categories() {
            return traits.goods().stream()
                    .map(KindTotal::category)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private static String family(KindTotal kind) {
            return WEIGHTS.family(kind.subcategory());
        }

        /** About so much of a category in one country in a month. */
        void inMonth(YearMonth month, int steps) {
            for (KindTotal kind : traits.goods()) {
                kind.amounts().forEach((unit, amount) -> {
                    inMonth(month, kind, unit, amount.doubleValue(), steps);
                    WEIGHTS.usual(kind.subcategory(), unit)
                            .forEach(usual ->
                                    inMonth(month, kind, usual.to(), amount.doubleValue() * usual.factor(), steps));
                });
            }
        }

        private void inMonth(YearMonth month, KindTotal kind, String unit, double amount, int steps) {
            if (amount <= 0) {
                return;
            }
            long step = Math.round(Math.log(amount) / STEP);
            for (long near = step - steps; near <= step + steps; near++) {
                add("month", traits.country(), month, kind.category(), unit, near);
                if (WEIGHTS.isTakenForOthers(kind.subcategory())) {
                    add("month", traits.country(), month, family(kind), unit, near);
                }
            }
        }

        /** The same figure in one country in a year. */
        void inYear(@Nullable String country, int year) {
            for (KindTotal kind : traits.goods()) {
                kind.amounts()
                        .forEach((unit, amount) ->
                                add("year", country, year, kind.subcategory(), unit, rounded(amount, TWO_DIGITS)));
            }
        }

        /** The same rare figure anywhere in a year. */
        void figures(int year) {
            for (KindTotal kind : traits.goods()) {
                kind.amounts().forEach((unit, amount) -> {
                    if (KindTotals.digits(amount) >= RARE_DIGITS) {
                        add("figure", year, kind.subcategory(), unit, rounded(amount, THREE_DIGITS));
                    }
                });
            }
        }

        /** Goods of one category at one place on one day. */
        void places(EventDate date, int days) {
            if (date.precision() != Precision.DAY || traits.place() == null) {
                return;
            }
            traits.place().codes().stream()
                    .limit(MOST_CODES)
                    .forEach(code -> traits.goods().stream()
                            .map(KindTotal::category)
                            .distinct()
                            .forEach(category -> date.date()
                                    .minusDays(days)
                                    .datesUntil(date.date().plusDays(days + 1L))
                                    .forEach(day -> add("place", code, day, category))));
        }

        /**
         * Goods of kinds that are taken for each other, or of one category, at one place or seldom named, in a week: told by the
         * day of the announcement, or by a neighbouring code.
         */
        void inWeeks(EventDate date, int days) {
            if (date.precision() != Precision.DAY) {
                return;
            }
            Set<String> places = traits.place() == null ? Set.of() : places(traits.place());
            long first = Math.floorDiv(date.date().toEpochDay() - days, WEEK);
            long last = Math.floorDiv(date.date().toEpochDay() + days, WEEK);
            for (KindTotal kind : traits.goods()) {
                for (long week = first; week <= last; week++) {
                    for (String place : places) {
                        add("week", place, week, family(kind));
                    }
                    if (isSeldomNamed(kind)) {
                        add("week", traits.country(), week, family(kind));
                        add("week", traits.country(), week, kind.category());
                    }
                }
            }
            for (String category : categories()) {
                for (long week = first; week <= last; week++) {
                    for (String place : places) {
                        add("week", place, week, category);
                    }
                }
            }
        }

        /** The same in a month: told when the laboratory or the search was done, or of a month alone. */
        void inMonths(EventDate date, int days, int daysOfTheSeldom) {
            if (date.precision() == Precision.YEAR) {
                return;
            }
            Set<String> places = traits.place() == null ? Set.of() : places(traits.place());
            for (KindTotal kind : traits.goods()) {
                months(date, days).forEach(month -> places.forEach(place -> add("months", place, month, family(kind))));
                if (isSeldomNamed(kind)) {
                    months(date, daysOfTheSeldom)
                            .forEach(month -> add("months", traits.country(), month, family(kind)));
                }
            }
        }

        private static List<YearMonth> months(EventDate date, int days) {
            YearMonth last = YearMonth.from(date.lastDay().plusDays(days));
            return Stream.iterate(
                            YearMonth.from(date.firstDay().minusDays(days)),
                            month -> !month.isAfter(last),
                            month -> month.plusMonths(1))
                    .toList();
        }

        /** Whether so few reports speak of such goods in this country that the place need not agree. */
        private boolean isSeldomNamed(KindTotal kind) {
            return !WEIGHTS.commonCountries().contains(traits.country())
                    || WEIGHTS.rareCategories().contains(kind.category());
        }

        /** Codes of the place; of one that no register knows, how the words of its name begin, which spellings seldom change. */
        private Set<String> places(Spot spot) {
            Set<String> places = new LinkedHashSet<>();
            spot.codes().stream().limit(MOST_CODES).forEach(places::add);
            spot.names().stream()
                    .limit(MOST_CODES)
                    .flatMap(name -> Stream.of(name.split(" ", -1)))
                    .filter(word -> word.length() >= BEGINNING)
                    .limit(MOST_WORDS)
                    .forEach(word -> places.add(traits.country() + " " + word.substring(0, BEGINNING)));
            return places;
        }

        /** A container at any time, a vessel within months, a flight within days. */
        void carried(@Nullable EventDate date, int steps) {
            Carried carried = traits.carried();
            if (carried == null) {
                return;
            }
            if (carried.container() != null) {
                add("container", carried.container());
            }
            if (date == null || date.precision() == Precision.YEAR) {
                return;
            }
            YearMonth month = YearMonth.from(date.date());
            for (int step = -steps; step <= steps; step++) {
                if (carried.imo() != null) {
                    add("imo", carried.imo(), month.plusMonths(step));
                }
                if (carried.vessel() != null) {
                    add("vessel", carried.vessel(), month.plusMonths(step));
                }
                if (carried.flight() != null && date.precision() == Precision.DAY) {
                    add("flight", carried.flight(), date.date().plusDays(step));
                }
            }
        }

        private static String rounded(BigDecimal amount, MathContext digits) {
            return amount.round(digits).stripTrailingZeros().toString();
        }

        /** FNV-1a over all that the key names; nothing where one of it is not known. */
        private void add(@Nullable Object... parts) {
            long hash = OFFSET;
            for (Object part : parts) {
                if (part == null) {
                    return;
                }
                String text = part + "|";
                for (int i = 0; i < text.length(); i++) {
                    hash = (hash ^ text.charAt(i)) * PRIME;
                }
            }
            found.add(hash);
        }
    }
}
