package org.tidewaiter.node.vocabulary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Looks an office over before it is kept. */
@Component
class OfficeCheck {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,19}");
    private static final Pattern LOCODE = Pattern.compile("[A-Z]{2}[A-Z2-9]{3}");
    private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,10})?");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST_NAME = 120;

    private final Vocabulary vocabulary;

    OfficeCheck(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** What is wrong, by field and rule; the words are found where the reader's language is known. */
    record Wrong(String field, String rule) {}

    /** An office that may be kept, or all that is wrong with it. */
    sealed interface Judgement {
        record Good(String code, Office.Details details) implements Judgement {}

        record Bad(List<Wrong> wrong) implements Judgement {}
    }

    Judgement judge(OfficeInput input) {
        return new Reading(input).judge();
    }

    private final class Reading {

        private final OfficeInput input;
        private final List<Wrong> wrong = new ArrayList<>();

        Reading(OfficeInput input) {
            this.input = input;
        }

        Judgement judge() {
            String code = OfficeInput.text(input.code()).toUpperCase(Locale.ROOT);
            need(CODE.matcher(code).matches(), "code", "office-code");
            String kind = listed("kind", input.kind(), "location-type");
            String country = listed("country", input.country(), "country");
            String nameEn = name("nameEn", input.nameEn());
            need(nameEn != null, "nameEn", "office-name-missing");
            String nameFr = name("nameFr", input.nameFr());
            String nameLocal = name("nameLocal", input.nameLocal());
            String locode = locode(country);
            BigDecimal latitude = degrees("latitude", input.latitude(), 90);
            BigDecimal longitude = degrees("longitude", input.longitude(), 180);
            need((latitude == null) == (longitude == null), "latitude", "office-coordinates-pair");
            LocalDate from = date("validFrom", input.validFrom());
            LocalDate to = date("validTo", input.validTo());
            need(from == null || to == null || !to.isBefore(from), "validTo", "office-ends-before");
            return wrong.isEmpty()
                    ? new Judgement.Good(
                            code,
                            new Office.Details(
                                    kind,
                                    nameEn == null ? "" : nameEn,
                                    nameFr,
                                    nameLocal,
                                    country,
                                    locode,
                                    latitude,
                                    longitude,
                                    from,
                                    to))
                    : new Judgement.Bad(List.copyOf(wrong));
        }

        private void need(boolean good, String field, String rule) {
            if (!good && wrong.stream().noneMatch(each -> each.field().equals(field))) {
                wrong.add(new Wrong(field, rule));
            }
        }

        private String listed(String field, @Nullable String typed, String list) {
            String code = OfficeInput.text(typed).toUpperCase(Locale.ROOT);
            need(vocabulary.list(list).code(code).isPresent(), field, "office-" + field);
            return code;
        }

        private @Nullable String name(String field, @Nullable String typed) {
            String name = OfficeInput.text(typed);
            need(name.length() <= LONGEST_NAME && !CONTROL.matcher(name).find(), field, "office-name");
            return name.isEmpty() ? null : name;
        }

        private @Nullable String locode(String country) {
            String locode = OfficeInput.text(input.locode()).replace(" ", "").toUpperCase(Locale.ROOT);
            if (locode.isEmpty()) {
                return null;
            }
            need(LOCODE.matcher(locode).matches(), "locode", "office-locode");
            need(locode.startsWith(country), "locode", "office-locode-country");
            return locode;
        }

        private @Nullable BigDecimal degrees(String field, @Nullable String typed, int bound) {
            String degrees = OfficeInput.text(typed).replace(',', '.');
            if (degrees.isEmpty()) {
                return null;
            }
            boolean good = DEGREES.matcher(degrees).matches()
                    && new BigDecimal(degrees).abs().compareTo(BigDecimal.valueOf(bound)) <= 0;
            need(good, field, "office-coordinates");
            return good ? new BigDecimal(degrees).setScale(1, RoundingMode.HALF_UP) : null;
        }

        private @Nullable LocalDate date(String field, @Nullable String typed) {
            String date = OfficeInput.text(typed);
            try {
                return date.isEmpty() ? null : LocalDate.parse(date);
            } catch (DateTimeParseException e) {
                need(false, field, "office-date");
                return null;
            }
        }
    }
}
