package org.tidewaiter.node.casework;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tidewaiter.node.web.ProblemException;

/** From one day of UTC to another, both included; at most a year. */
record TrialPeriod(LocalDate from, LocalDate to) {

    private static final int LONGEST_DAYS = 366;
    private static final int USUAL_DAYS = 90;

    TrialPeriod {
        if (to.isBefore(from) || from.plusDays(LONGEST_DAYS).isBefore(to)) {
            throw problem();
        }
    }

    /** The period that a form is opened with. */
    static TrialPeriod usual(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new TrialPeriod(today.minusDays(USUAL_DAYS), today);
    }

    static TrialPeriod of(@Nullable String from, @Nullable String to) {
        try {
            return new TrialPeriod(LocalDate.parse(from == null ? "" : from), LocalDate.parse(to == null ? "" : to));
        } catch (DateTimeException notADay) {
            throw problem();
        }
    }

    private static ProblemException problem() {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST, "trial-period", "casework.problem.trial-period", LONGEST_DAYS);
    }

    Instant first() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant end() {
        return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
