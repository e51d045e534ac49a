package org.tidewaiter.node.vocabulary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.Money;

/** What an amount was worth on a day, as somebody typed the question. */
record RatesQuestion(
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String on) {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,4})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    Optional<Money> money() {
        String plain = plainAmount();
        String code = OfficeInput.text(currency);
        return AMOUNT.matcher(plain).matches() && CURRENCY.matcher(code).matches()
                ? Optional.of(new Money(new BigDecimal(plain), code, null))
                : Optional.empty();
    }

    Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(OfficeInput.text(on)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Null where nothing was asked, or nothing is wrong. */
    @Nullable
    String amountFault(Page page) {
        return amount == null || AMOUNT.matcher(plainAmount()).matches()
                ? null
                : page.text("vocabulary.rates.amount.fault");
    }

    /** Null where nothing was asked, or nothing is wrong. */
    @Nullable
    String dayFault(Page page) {
        return on == null || day().isPresent() ? null : page.text("vocabulary.rule.office-date");
    }

    private String plainAmount() {
        return OfficeInput.text(amount).replaceAll("[\\s\\u202F\\u00A0]", "").replace(',', '.');
    }
}
