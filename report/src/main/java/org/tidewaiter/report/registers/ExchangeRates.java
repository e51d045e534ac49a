package org.tidewaiter.report.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Dated exchange rates of one source. A day without a rate, such as a Sunday, takes the last one before it, unless that
 * is older than the limit.
 */
public final class ExchangeRates {

    /** No source was loaded: no amount has an equivalent. */
    public static final ExchangeRates NONE = new ExchangeRates(List.of());

    private static final String EURO = "EUR";

    private final Map<String, NavigableMap<LocalDate, BigDecimal>> byCurrency = new HashMap<>();
    private final int count;

    ExchangeRates(Collection<ExchangeRate> rates) {
        rates.forEach(rate -> byCurrency
                .computeIfAbsent(rate.currency(), any -> new TreeMap<>())
                .put(rate.date(), rate.perEuro()));
        this.count = rates.size();
    }

    public int count() {
        return count;
    }

    /** ISO 4217 codes, in order. */
    public SortedSet<String> currencies() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(byCurrency.keySet()));
    }

    public Optional<LocalDate> firstDate() {
        return byCurrency.values().stream().map(NavigableMap::firstKey).min(LocalDate::compareTo);
    }

    public Optional<LocalDate> lastDate() {
        return byCurrency.values().stream().map(NavigableMap::lastKey).max(LocalDate::compareTo);
    }

    /**
     * The rate of that day, or else the last one before it.
     *
     * @param oldest most days that the rate may be older than the day
     */
    public Optional<ExchangeRate> on(String currency, LocalDate day, int oldest) {
        if (currency.equals(EURO)) {
            return Optional.of(new ExchangeRate(EURO, day, BigDecimal.ONE));
        }
        return Optional.ofNullable(byCurrency
                        .getOrDefault(currency, Collections.emptyNavigableMap())
                        .floorEntry(day))
                .filter(entry -> ChronoUnit.DAYS.between(entry.getKey(), day) <= oldest)
                .map(entry -> new ExchangeRate(currency, entry.getKey(), entry.getValue()));
    }
}
