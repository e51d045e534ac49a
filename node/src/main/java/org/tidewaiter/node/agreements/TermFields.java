package org.tidewaiter.node.agreements;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.agreement.ScopeLimits;
import org.tidewaiter.exchange.agreement.Threshold;
import org.tidewaiter.node.agreements.TermsInput.ThresholdInput;
import org.tidewaiter.report.units.UnitConversion;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Reads the fields of terms one by one and keeps what is wrong with each. */
final class TermFields {

    private static final int MOST_THRESHOLDS = 50;
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    private final List<TermFault> faults = new ArrayList<>();
    private final Vocabulary vocabulary = Vocabulary.load();
    private final UnitConversion units = UnitConversion.load();

    List<TermFault> faults() {
        return List.copyOf(faults);
    }

    void wrong(String path, String code, String... arguments) {
        faults.add(new TermFault(path, code, List.of(arguments)));
    }

    /** Whether an agreement can be called that: it stands in addresses, file names and the audit trail. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && !TextLines.PATH.endsWith("/" + text);
    }

    /** A code that this node chooses. */
    String code(String path, @Nullable String typed) {
        String code = TermsInput.text(typed);
        if (code.isEmpty()) {
            wrong(path, "required");
        } else if (!isNumber(code)) {
            wrong(path, "not-a-code");
        }
        return code;
    }

    /** Codes of a list; at least one where the field must be filled in. */
    List<String> codes(String path, String list, List<String> given, boolean required) {
        if (given.isEmpty() && required) {
            wrong(path, "required");
        }
        List<String> unknown = given.stream()
                .filter(code -> vocabulary.list(list).code(code).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            wrong(path, "unknown-codes", shortened(String.join(", ", unknown)));
        }
        return given;
    }

    ScopeLimits limits(TermsInput input, List<String> categories) {
        List<String> places = codes("places", "country", input.places(), false);
        List<Threshold> thresholds = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        int before = faults.size();
        if (input.thresholds().size() > MOST_THRESHOLDS) {
            wrong("thresholds", "too-many-thresholds", Integer.toString(MOST_THRESHOLDS));
            return ScopeLimits.NONE;
        }
        for (int i = 0; i < input.thresholds().size(); i++) {
            ThresholdInput row = input.thresholds().get(i);
            String path = "thresholds[" + i + "].";
            threshold(row, path, categories).ifPresent(thresholds::add);
            if (!row.isBlank() && !kinds.add(row.subcategory() + " " + row.unit())) {
                wrong(path + "subcategory", "threshold-twice");
            }
        }
        return faults.size() == before ? new ScopeLimits(places, thresholds) : ScopeLimits.NONE;
    }

    private Optional<Threshold> threshold(ThresholdInput row, String path, List<String> categories) {
        if (row.isBlank()) {
            return Optional.empty();
        }
        String subcategory = TermsInput.text(row.subcategory());
        String unit = TermsInput.text(row.unit());
        Code kind = vocabulary.list("subcategory").code(subcategory).orElse(null);
        List<String> bases = units.basesOf(subcategory);
        if (kind == null) {
            wrong(path + "subcategory", subcategory.isEmpty() ? "required" : "unknown-codes", shortened(subcategory));
        } else if (!categories.contains(kind.parent())) {
            wrong(path + "subcategory", "threshold-outside");
        }
        if (unit.isEmpty()) {
            wrong(path + "unit", "required");
        } else if (kind != null && !bases.contains(unit)) {
            wrong(path + "unit", "not-a-base-unit", String.join(", ", bases));
        }
        return amount(row, path).flatMap(amount -> made(subcategory, unit, amount, path));
    }

    private Optional<Threshold> made(String subcategory, String unit, BigDecimal amount, String path) {
        if (!units.basesOf(subcategory).contains(unit)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Threshold(subcategory, unit, amount));
        } catch (IllegalArgumentException outOfRange) {
            wrong(path + "amount", "not-an-amount");
            return Optional.empty();
        }
    }

    private Optional<BigDecimal> amount(ThresholdInput row, String path) {
        String typed = TermsInput.text(row.amount()).replaceAll("[\\s\u00a0\u202f]", "");
        try {
            if (!typed.isEmpty() && typed.length() <= 20) {
                return Optional.of(new BigDecimal(typed));
            }
        } catch (NumberFormatException notANumber) {
            wrong(path + "amount", "not-an-amount");
            return Optional.empty();
        }
        wrong(path + "amount", typed.isEmpty() ? "required" : "not-an-amount");
        return Optional.empty();
    }

    String line(String path, @Nullable String typed, int longest) {
        String line = TermsInput.text(typed);
        if (line.isEmpty()) {
            wrong(path, "required");
        } else if (line.length() > longest || line.codePoints().anyMatch(Character::isISOControl)) {
            wrong(path, "not-a-line", Integer.toString(longest));
        }
        return line;
    }

    /** A whole number from 1. */
    int number(String path, @Nullable String typed, int most) {
        String digits = TermsInput.text(typed);
        if (digits.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(digits);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        wrong(path, digits.isEmpty() ? "required" : "not-hours", Integer.toString(most));
        return 1;
    }

    /** The first moment of a day, or a moment; now without either. */
    Instant begin(String path, @Nullable String typed, Instant now) {
        String given = TermsInput.text(typed);
        return given.isEmpty()
                ? now.truncatedTo(ChronoUnit.SECONDS)
                : moment(path, given, 0).orElse(now);
    }

    /** The first moment after a day, or a moment. */
    @Nullable
    Instant end(String path, @Nullable String typed, Instant begin, Instant now) {
        String given = TermsInput.text(typed);
        Instant end = given.isEmpty() ? null : moment(path, given, 1).orElse(null);
        if (end != null && (!end.isAfter(begin) || end.isBefore(now))) {
            wrong(path, "ends-before");
        }
        return end;
    }

    private Optional<Instant> moment(String path, String given, int daysLater) {
        try {
            return Optional.of(
                    given.contains("T")
                            ? Instant.parse(given).truncatedTo(ChronoUnit.SECONDS)
                            : LocalDate.parse(given)
                                    .plusDays(daysLater)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException notADay) {
            wrong(path, "not-a-day");
            return Optional.empty();
        }
    }

    @Nullable
    ReleaseRule release(String path, @Nullable String typed) {
        ReleaseRule rule = Arrays.stream(ReleaseRule.values())
                .filter(each -> each.code().equals(typed))
                .findFirst()
                .orElse(null);
        if (rule == null) {
            wrong(path, "required");
        }
        return rule;
    }

    private static String shortened(String typed) {
        return typed.length() <= 60 ? typed : typed.substring(0, 60) + "…";
    }
}
