package org.tidewaiter.node.matching;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.registry.SeizureSource;
import org.tidewaiter.report.EventDate;

/**
 * The rule by which reports link by themselves: the same case of the same country, on days that can be one, with goods
 * that can be the same.
 */
final class SameCase {

    /** Names the rule in the judgements that it makes. */
    static final String CODE = "same-case";

    private SameCase() {}

    static Verdict judge(SeizureSource one, SeizureSource other) {
        if (one.pseudonym() == null || !one.pseudonym().equals(other.pseudonym())) {
            return new Verdict.Unrelated();
        }
        EnumSet<Difference> differences = EnumSet.noneOf(Difference.class);
        if (!one.country().equals(other.country())) {
            differences.add(Difference.COUNTRY);
        }
        if (!canBeOneDay(one.date(), other.date())) {
            differences.add(Difference.DATE);
        }
        GoodsFit.difference(one.goods(), other.goods()).ifPresent(differences::add);
        return differences.isEmpty() ? new Verdict.Same() : new Verdict.Doubtful(differences);
    }

    /** A month or a year that one of them states covers each of its days. */
    private static boolean canBeOneDay(@Nullable EventDate one, @Nullable EventDate other) {
        return one != null
                && other != null
                && !first(one).isAfter(last(other))
                && !first(other).isAfter(last(one));
    }

    private static LocalDate first(EventDate date) {
        return switch (date.precision()) {
            case DAY -> date.date();
            case MONTH -> date.date().withDayOfMonth(1);
            case YEAR -> date.date().withDayOfYear(1);
        };
    }

    private static LocalDate last(EventDate date) {
        return switch (date.precision()) {
            case DAY -> date.date();
            case MONTH -> YearMonth.from(date.date()).atEndOfMonth();
            case YEAR -> date.date().withDayOfYear(date.date().lengthOfYear());
        };
    }
}
