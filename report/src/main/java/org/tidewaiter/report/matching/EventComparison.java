package org.tidewaiter.report.matching;

import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.EventDate.Precision;

/** Compares when it happened and what it was. */
final class EventComparison {

    private static final long WEEK = 7;
    private static final long FORTNIGHT = 14;
    private static final long MONTH = 31;
    private static final long TWO_MONTHS = 62;
    private static final Duration ONE_TIME = Duration.ofHours(1);
    private static final Duration ANOTHER_TIME = Duration.ofHours(3);

    private EventComparison() {}

    static void into(Set<Finding> found, Traits one, Traits other, Weights weights) {
        add(found, date(one.date(), other.date()));
        add(found, time(one.date(), other.date()));
        add(
                found,
                eitherUnlessKindred(
                        weights, one.direction(), other.direction(), Finding.DIRECTION_SAME, Finding.DIRECTION_OTHER));
        add(
                found,
                eitherUnlessKindred(
                        weights, one.offence(), other.offence(), Finding.OFFENCE_SAME, Finding.OFFENCE_OTHER));
        add(found, either(one.offenders(), other.offenders(), Finding.OFFENDERS_SAME, Finding.OFFENDERS_OTHER));
        if (one.operation() != null && one.operation().equals(other.operation())) {
            found.add(Finding.OPERATION_SAME);
        }
    }

    /** Adds a finding where there is one. */
    static void add(Set<Finding> found, @Nullable Finding finding) {
        if (finding != null) {
            found.add(finding);
        }
    }

    static <T> @Nullable Finding either(@Nullable T one, @Nullable T other, Finding same, Finding differs) {
        return one == null || other == null ? null : one.equals(other) ? same : differs;
    }

    /** No finding of two codes that differ and may mean one thing. */
    static @Nullable Finding eitherUnlessKindred(
            Weights weights, @Nullable String one, @Nullable String other, Finding same, Finding differs) {
        return one == null || other == null || weights.areKindred(one, other)
                ? null
                : either(one, other, same, differs);
    }

    /** Whether two lists share something, where both say something. */
    static @Nullable Finding shared(List<String> one, List<String> other, Finding same, Finding differs) {
        return one.isEmpty() || other.isEmpty() ? null : Collections.disjoint(one, other) ? differs : same;
    }

    private static @Nullable Finding date(@Nullable EventDate one, @Nullable EventDate other) {
        if (one == null || other == null) {
            return null;
        }
        if (one.precision() == Precision.DAY && other.precision() == Precision.DAY) {
            return days(Math.abs(ChronoUnit.DAYS.between(one.date(), other.date())));
        }
        if (!one.canBe(other)) {
            return apart(gap(one, other));
        }
        return one.precision() == Precision.YEAR || other.precision() == Precision.YEAR
                ? Finding.DATE_YEAR_FITS
                : Finding.DATE_MONTH_FITS;
    }

    private static Finding days(long apart) {
        if (apart == 0) {
            return Finding.DATE_SAME_DAY;
        }
        if (apart == 1) {
            return Finding.DATE_NEXT_DAY;
        }
        if (apart <= WEEK) {
            return Finding.DATE_SAME_WEEK;
        }
        if (apart <= FORTNIGHT) {
            return Finding.DATE_SAME_FORTNIGHT;
        }
        return apart(apart);
    }

    private static Finding apart(long days) {
        if (days <= MONTH) {
            return Finding.DATE_WEEKS_APART;
        }
        return days <= TWO_MONTHS ? Finding.DATE_MONTHS_APART : Finding.DATE_APART;
    }

    private static long gap(EventDate one, EventDate other) {
        EventDate earlier = one.firstDay().isBefore(other.firstDay()) ? one : other;
        EventDate later = earlier == one ? other : one;
        return ChronoUnit.DAYS.between(earlier.lastDay(), later.firstDay());
    }

    private static @Nullable Finding time(@Nullable EventDate one, @Nullable EventDate other) {
        if (one == null || other == null || !one.date().equals(other.date())) {
            return null;
        }
        LocalTime here = one.time();
        LocalTime there = other.time();
        if (here == null || there == null) {
            return null;
        }
        Duration apart = Duration.between(here, there).abs();
        return apart.compareTo(ONE_TIME) <= 0
                ? Finding.TIME_SAME_HOUR
                : apart.compareTo(ANOTHER_TIME) > 0 ? Finding.TIME_APART : null;
    }
}
