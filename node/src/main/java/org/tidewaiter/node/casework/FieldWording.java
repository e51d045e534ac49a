package org.tidewaiter.node.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.units.QuantityWords;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.JsonNode;

/** Puts field names and values into words: codes as their labels, numbers and dates as the reader writes them. */
@Component
class FieldWording {

    private final Vocabulary vocabulary;
    private final FieldCatalogue fields = FieldCatalogue.load();
    private final QuantityWords quantities = QuantityWords.load();

    FieldWording(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Whether the path leads to a field of the report. */
    boolean knows(String path) {
        return fields.at(path).isPresent() || fields.at(path + "[0]").isPresent();
    }

    /** A path of several values is called as each of them is. */
    String label(String path, Page page) {
        return fields.label(
                fields.at(path).isPresent() ? path : path + "[0]",
                page.language().locale());
    }

    /** The label of a code, the code itself where the list does not know it. */
    String code(String list, @Nullable String code, Page page) {
        return code == null ? "" : vocabulary.label(list, code, page.language().locale());
    }

    /** A single value, or several of a kind. */
    String value(String path, JsonNode value, Page page) {
        if (value.isArray()) {
            return value.valueStream()
                    .map(each -> value(path + "[0]", each, page))
                    .collect(Collectors.joining(", "));
        }
        if (value.isBoolean()) {
            return page.text(value.booleanValue() ? "casework.yes" : "casework.no");
        }
        if (value.isNumber()) {
            return page.wording().number(value.decimalValue());
        }
        String text = value.asString("");
        return fields.at(path)
                .flatMap(FieldEntry::codeList)
                .map(list -> code(list, text, page))
                .orElseGet(() -> plain(path, text, page));
    }

    private String plain(String path, String text, Page page) {
        if (path.endsWith("amount")) {
            return page.wording().number(new BigDecimal(text));
        }
        if (text.length() == 10 && path.toLowerCase(Locale.ROOT).endsWith("date")) {
            return page.wording().date(LocalDate.parse(text));
        }
        return text;
    }

    String eventDate(@Nullable EventDate date, Page page) {
        if (date == null) {
            return "";
        }
        return switch (date.precision()) {
            case DAY -> {
                String day = page.wording().date(date.date());
                yield date.time() == null ? day : day + ", " + page.wording().clock(date.time());
            }
            case MONTH -> page.wording().month(YearMonth.from(date.date()));
            case YEAR -> String.valueOf(date.date().getYear());
        };
    }

    /** "8,000 pieces"; money as "1,200 EUR". */
    String amount(@Nullable BigDecimal amount, @Nullable String unit, Page page) {
        if (amount == null) {
            return "";
        }
        String number = page.wording().number(amount.stripTrailingZeros());
        return unit == null
                ? number
                : number + "\u00A0"
                        + quantities.unit(amount, unit, page.language().locale());
    }

    /** The unit beside an amount that stands before it. */
    String unit(JsonNode amount, String unit, Page page) {
        try {
            return quantities.unit(
                    new BigDecimal(amount.asString("")), unit, page.language().locale());
        } catch (NumberFormatException notAFigure) {
            return code("unit", unit, page);
        }
    }

    /** "8,000 cigarettes", where goods are counted by their own name. */
    Optional<String> counted(@Nullable BigDecimal amount, @Nullable String unit, String subcategory, Page page) {
        if (amount == null || unit == null) {
            return Optional.empty();
        }
        return quantities
                .goods(amount, unit, subcategory, page.language().locale())
                .map(goods -> page.wording().number(amount.stripTrailingZeros()) + "\u00A0" + goods);
    }
}
