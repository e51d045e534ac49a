package org.tidewaiter.node.insight;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Regions;
import org.tidewaiter.node.insight.Overview.Period;
import org.tidewaiter.node.insight.Overview.Recent;
import org.tidewaiter.node.journal.Journal;

/** Makes overviews from the rollups. */
@Component
class Overviews {

    /** Days of the tile that compares. */
    static final int RECENT_DAYS = 30;

    private final Figures figures;
    private final Regions regions;
    private final Journal journal;
    private final Clock clock;

    Overviews(Figures figures, Regions regions, Journal journal, Clock clock) {
        this.figures = figures;
        this.regions = regions;
        this.journal = journal;
        this.clock = clock;
    }

    /** All figures of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Overview of(AccessScope scope, OverviewFilter filter) {
        Optional<Selection> selected = Selection.of(scope, filter, regions);
        long last = journal.lastPosition();
        long counted = journal.position(RollupFollower.NAME);
        Instant asOf = counted >= last ? clock.instant() : journal.at(counted + 1);
        LocalDate today = LocalDate.now(clock);
        if (selected.isEmpty()) {
            return new Overview(
                    asOf,
                    last - counted,
                    Tally.NOTHING,
                    recent(List.of(), today),
                    List.of(),
                    List.of(),
                    Tally.NOTHING,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        Selection selection = selected.get();
        List<Period> months = figures.byTime(Dimension.TOTAL, selection);
        return new Overview(
                asOf,
                last - counted,
                sum(months.stream()),
                recent(
                        figures.byTime(Dimension.DAY, selection.between(today.minusDays(2L * RECENT_DAYS - 1), today)),
                        today),
                months.stream()
                        .filter(month -> !month.first().equals(CellKey.NO_DAY))
                        .map(month -> new Period(
                                month.first(), month.first().with(TemporalAdjusters.lastDayOfMonth()), month.tally()))
                        .toList(),
                weeks(selection, months),
                sum(months.stream().filter(month -> month.first().equals(CellKey.NO_DAY))),
                figures.byCategory(selection),
                figures.byCountry(selection),
                figures.byMode(selection),
                figures.byValue(Dimension.CONCEALMENT, selection),
                figures.byValue(Dimension.ROUTE, selection));
    }

    /** Weeks are for periods of at most half a year; beyond that months say more. */
    private List<Period> weeks(Selection selection, List<Period> months) {
        List<LocalDate> dated = months.stream()
                .map(Period::first)
                .filter(month -> !month.equals(CellKey.NO_DAY))
                .toList();
        if (dated.isEmpty() || dated.getFirst().plusMonths(6).isBefore(dated.getLast())) {
            return List.of();
        }
        Map<LocalDate, Period> weeks = new TreeMap<>();
        LocalDate first = dated.getFirst();
        LocalDate last = dated.getLast().with(TemporalAdjusters.lastDayOfMonth());
        for (Period day : figures.byTime(Dimension.DAY, selection.between(first, last))) {
            LocalDate monday = day.first().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            weeks.merge(
                    monday,
                    new Period(later(monday, first), earlier(monday.plusDays(6), last), day.tally()),
                    (one, other) ->
                            new Period(one.first(), one.last(), one.tally().plus(other.tally())));
        }
        return new ArrayList<>(weeks.values());
    }

    private static Recent recent(List<Period> days, LocalDate today) {
        LocalDate since = today.minusDays(RECENT_DAYS - 1L);
        LocalDate before = since.minusDays(RECENT_DAYS);
        return new Recent(
                new Period(
                        since,
                        today,
                        sum(days.stream().filter(day -> !day.first().isBefore(since)))),
                new Period(
                        before,
                        since.minusDays(1),
                        sum(days.stream().filter(day -> day.first().isBefore(since)))));
    }

    private static Tally sum(Stream<Period> periods) {
        return periods.map(Period::tally).reduce(Tally.NOTHING, Tally::plus);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Of each region of those countries that report; countries of no region under {@link CellKey#NONE}. */
    List<Figure> byRegion(List<Figure> countries) {
        Map<String, Tally> tallies = new TreeMap<>();
        countries.forEach(country -> tallies.merge(regionOf(country.value()), country.tally(), Tally::plus));
        return tallies.entrySet().stream()
                .map(one -> new Figure(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingLong(
                                (Figure figure) -> figure.tally().cases())
                        .reversed())
                .toList();
    }

    private String regionOf(String country) {
        return regions.all().stream()
                .filter(region -> region.countries().contains(country))
                .map(Regions.Region::code)
                .findFirst()
                .orElse(CellKey.NONE);
    }
}
