package org.tidewaiter.report.registers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.Money;

/** What an amount of money was worth in another currency on the day of the event, or why nobody can say. */
public sealed interface Equivalent {

    /** Most days that a rate may be older than the event: a week covers every run of holidays. */
    int OLDEST_RATE = 7;

    /**
     * @param amount rounded to the cent
     * @param from rate of the currency of the amount
     * @param to rate of the currency in which it is expressed; not always of the same day
     */
    record Converted(BigDecimal amount, String currency, ExchangeRate from, ExchangeRate to) implements Equivalent {}

    /** @param currency the one without a rate */
    record NoRate(String currency) implements Equivalent {}

    /** Only the month or the year of the event is known, and rates belong to days. */
    record NoDay() implements Equivalent {}

    static Equivalent of(Money money, String currency, EventDate event, ExchangeRates rates) {
        if (event.precision() != EventDate.Precision.DAY) {
            return new NoDay();
        }
        Optional<ExchangeRate> from = rates.on(money.currency(), event.date(), OLDEST_RATE);
        Optional<ExchangeRate> to = rates.on(currency, event.date(), OLDEST_RATE);
        if (from.isEmpty() || to.isEmpty()) {
            return new NoRate(from.isEmpty() ? money.currency() : currency);
        }
        BigDecimal amount = money.amount()
                .multiply(to.get().perEuro())
                .divide(from.get().perEuro(), MathContext.DECIMAL64)
                .setScale(2, RoundingMode.HALF_UP);
        return new Converted(amount, currency, from.get(), to.get());
    }
}
