package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Rule.atEntry;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.Offenders;

/** Offenders, and the nominal part. */
final class PersonRules {

    private static final int MOST_OFFENDERS = 1_000;

    private PersonRules() {}

    static List<Rule> all() {
        return List.of(
                always("offender-count-range", REFUSE, (subject, found) -> {
                    Offenders offenders = subject.report().offenders();
                    Integer count = offenders == null ? null : offenders.count();
                    if (count != null && (count < 0 || count > MOST_OFFENDERS)) {
                        found.at("offenders.count", Map.of("most", Integer.toString(MOST_OFFENDERS)));
                    }
                }),
                // a receiver knows nationalities and descriptions apart, so it may hold two entries for one offender
                atEntry("offender-profiles-count", REFUSE, (subject, found) -> {
                    Offenders offenders = subject.report().offenders();
                    Integer count = offenders == null ? null : offenders.count();
                    if (offenders != null
                            && count != null
                            && offenders.profiles().size() > count) {
                        found.at("offenders.profiles");
                    }
                }),
                atEntry("case-reference-placeholder", REFUSE, (subject, found) -> {
                    String reference = subject.nominal().nationalCaseRef();
                    if (reference != null && CaseReference.placeholder(reference)) {
                        found.at("nominal.nationalCaseRef");
                    }
                }),
                atEntry(
                        "birth-date-future",
                        REFUSE,
                        (subject, found) -> Subject.each(
                                "nominal.persons", subject.nominal().persons(), (person, path) -> {
                                    if (person.birthDate() != null
                                            && person.birthDate().isAfter(subject.latest())) {
                                        found.at(path + ".birthDate");
                                    }
                                })),
                atEntry("serial-number-line", REFUSE, (subject, found) -> {
                    Set<String> lines =
                            subject.report().goods().stream().map(GoodsLine::id).collect(Collectors.toSet());
                    if (!lines.containsAll(subject.nominal().serialNumbers().keySet())) {
                        found.at("nominal.serialNumbers");
                    }
                }));
    }
}
