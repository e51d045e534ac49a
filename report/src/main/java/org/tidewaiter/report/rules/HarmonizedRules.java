package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Severity.ASK;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidewaiter.report.vocabulary.Code;

/**
 * Codes of the Harmonized System. The list is that of one edition with some codes that ended before it; a code that is not
 * in it is not simply unknown but answered with what the list knows of its heading.
 */
final class HarmonizedRules {

    static final String LIST = "hs6";

    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final LocalDate EDITION = LocalDate.of(2022, 1, 1);
    private static final int DIGITS_OF_A_HEADING = 4;
    private static final int MOST_SHOWN = 8;

    private HarmonizedRules() {}

    /** Whether these rules answer for a code, so that the general rules on codes need not. */
    static boolean answers(String list, String code) {
        return list.equals(LIST) && SIX_DIGITS.matcher(code).matches();
    }

    static List<Rule> all() {
        return List.of(
                always(
                        "hs6-ended",
                        REFUSE,
                        codes((code, path, subject, found) -> known(subject, code)
                                .filter(known -> !known.validOn(subject.day()))
                                .ifPresent(known -> found.at(
                                        path,
                                        Map.of(
                                                "code", code,
                                                "ended", String.valueOf(known.validTo()),
                                                "followers", String.join(", ", known.words("followedBy"))))))),
                always("hs6-older", ASK, notKnown((siblings, code, path, subject, found) -> {
                    if (!siblings.isEmpty() && subject.day().isBefore(EDITION)) {
                        found.at(path, heading(code, siblings));
                    }
                })),
                always("hs6-subheading", REFUSE, notKnown((siblings, code, path, subject, found) -> {
                    if (!siblings.isEmpty() && !subject.day().isBefore(EDITION)) {
                        found.at(path, heading(code, siblings));
                    }
                })),
                always("hs6-heading", REFUSE, notKnown((siblings, code, path, subject, found) -> {
                    if (siblings.isEmpty()) {
                        found.at(path);
                    }
                })));
    }

    private static Rule.Check notKnown(UnknownCheck check) {
        return codes((code, path, subject, found) -> {
            if (known(subject, code).isEmpty()) {
                check.judge(siblings(subject, code), code, path, subject, found);
            }
        });
    }

    private static Map<String, String> heading(String code, String siblings) {
        return Map.of("heading", code.substring(0, DIGITS_OF_A_HEADING), "codes", siblings);
    }

    private static Optional<Code> known(Subject subject, String code) {
        return subject.vocabulary().list(LIST).code(code);
    }

    /** Some codes of the same heading that are valid on the day. */
    private static String siblings(Subject subject, String code) {
        String heading = code.substring(0, DIGITS_OF_A_HEADING);
        return subject.vocabulary().list(LIST).codes().stream()
                .filter(each -> each.code().startsWith(heading) && each.validOn(subject.day()))
                .limit(MOST_SHOWN)
                .map(Code::code)
                .collect(Collectors.joining(", "));
    }

    private static Rule.Check codes(CodeCheck check) {
        return (subject, found) -> subject.eachLine((line, path) -> {
            if (line.hs6() != null && answers(LIST, line.hs6())) {
                check.judge(Objects.requireNonNull(line.hs6()), path + ".hs6", subject, found);
            }
        });
    }

    @FunctionalInterface
    private interface UnknownCheck {
        void judge(String siblings, String code, String path, Subject subject, Findings found);
    }

    @FunctionalInterface
    private interface CodeCheck {
        void judge(String code, String path, Subject subject, Findings found);
    }
}
