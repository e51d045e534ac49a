package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Rule.atEntry;
import static org.tidewaiter.report.rules.Severity.ASK;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.EventDate.Precision;
import org.tidewaiter.report.EventKind;

/** The event and its date. */
final class EventRules {

    static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    private EventRules() {}

    static List<Rule> all() {
        return List.of(
                always("date-future", REFUSE, date((date, subject, found) -> {
                    if (date.date().isAfter(subject.latest())) {
                        found.at("eventDate.date");
                    }
                })),
                always("date-early", REFUSE, date((date, subject, found) -> {
                    if (date.date().isBefore(EARLIEST)) {
                        found.at("eventDate.date", Map.of("earliest", Integer.toString(EARLIEST.getYear())));
                    }
                })),
                always("date-precision", REFUSE, date((date, subject, found) -> {
                    if (!beginsItsPrecision(date)) {
                        found.at("eventDate.date");
                    }
                })),
                always("time-without-day", REFUSE, date((date, subject, found) -> {
                    if (date.time() != null && date.precision() != Precision.DAY) {
                        found.at("eventDate.time");
                    }
                })),
                atEntry("goods-unexpected", ASK, (subject, found) -> {
                    if (subject.report().eventKind() == EventKind.OFFENCE_WITHOUT_GOODS
                            && !subject.report().goods().isEmpty()) {
                        found.at("goods");
                    }
                }));
    }

    private static boolean beginsItsPrecision(EventDate date) {
        return switch (date.precision()) {
            case DAY -> true;
            case MONTH -> date.date().getDayOfMonth() == 1;
            case YEAR -> date.date().getDayOfYear() == 1;
        };
    }

    private static Rule.Check date(DateCheck check) {
        return (subject, found) -> {
            EventDate date = subject.report().eventDate();
            if (date != null) {
                check.judge(date, subject, found);
            }
        };
    }

    @FunctionalInterface
    private interface DateCheck {
        void judge(EventDate date, Subject subject, Findings found);
    }
}
