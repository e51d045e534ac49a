package org.tidewaiter.report.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tidewaiter.report.vocabulary.CodeList;
import org.tidewaiter.report.vocabulary.Vocabulary;

/**
 * Reads exchange rates from either of two tables, both in units of a currency for one euro:
 *
 * <ul>
 *   <li>{@code date,currency,rate}, a row for each;
 *   <li>the reference rates of the European Central Bank as it publishes them: a row for each date, a column for each
 *       currency, {@code N/A} where there is none. Its columns of currencies that ended before this list of
 *       currencies are passed over.
 * </ul>
 */
public final class RatesFile {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern RATE = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");
    private static final DateTimeFormatter IN_WORDS = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final LocalDate EARLIEST = LocalDate.of(1999, 1, 1);

    private final CodeList currencies;
    private final LocalDate latest;

    /** @param latest last day that is not in the future */
    public RatesFile(Vocabulary vocabulary, LocalDate latest) {
        this.currencies = vocabulary.list("currency");
        this.latest = latest;
    }

    public FileReading<ExchangeRates> read(byte[] file) {
        return switch (CsvTable.read(file, "date")) {
            case FileReading.Refused<CsvTable>(List<RowFault> faults) -> new FileReading.Refused<>(faults);
            case FileReading.Read<CsvTable>(CsvTable table, int rows) -> new Reading(table).read();
        };
    }

    private final class Reading {

        private final CsvTable table;
        private final List<RowFault> faults = new ArrayList<>();
        private final Map<String, ExchangeRate> rates = new LinkedHashMap<>();

        Reading(CsvTable table) {
            this.table = table;
        }

        FileReading<ExchangeRates> read() {
            boolean wide = !table.columns().contains("currency");
            if (wide && known().isEmpty()) {
                faults.add(new RowFault(1, "", "columns-missing", "currency, rate"));
            } else if (!wide && !table.columns().contains("rate")) {
                faults.add(new RowFault(1, "", "columns-missing", "rate"));
            } else {
                table.rows().forEach(wide ? this::wide : this::single);
            }
            if (faults.isEmpty() && rates.isEmpty()) {
                faults.add(new RowFault(0, "", "empty", ""));
            }
            return faults.isEmpty()
                    ? new FileReading.Read<>(
                            new ExchangeRates(rates.values()), table.rows().size())
                    : new FileReading.Refused<>(
                            faults.stream().limit(FileReading.MOST).toList());
        }

        private List<String> known() {
            return table.columns().stream()
                    .filter(column ->
                            currencies.code(column.toUpperCase(Locale.ROOT)).isPresent())
                    .toList();
        }

        private void single(CsvTable.Row row) {
            Optional<LocalDate> date = date(row);
            String currency = row.cell("currency");
            if (!CURRENCY.matcher(currency).matches()
                    || currencies.code(currency).isEmpty()) {
                faults.add(new RowFault(row.line(), "currency", "not-in-list", "currency"));
            } else if (date.isPresent()) {
                rate(row, "rate", currency, date.get());
            }
        }

        private void wide(CsvTable.Row row) {
            Optional<LocalDate> date = date(row);
            for (String column : known()) {
                String cell = row.cell(column);
                if (date.isPresent() && !cell.isEmpty() && !cell.equals("N/A")) {
                    rate(row, column, column.toUpperCase(Locale.ROOT), date.get());
                }
            }
        }

        private void rate(CsvTable.Row row, String column, String currency, LocalDate date) {
            String cell = row.cell(column);
            if (!RATE.matcher(cell).matches() || new BigDecimal(cell).signum() == 0) {
                faults.add(new RowFault(row.line(), column, "not-a-rate", ""));
            } else if (rates.put(currency + date, new ExchangeRate(currency, date, new BigDecimal(cell))) != null) {
                faults.add(new RowFault(row.line(), column, "twice", ""));
            }
        }

        private Optional<LocalDate> date(CsvTable.Row row) {
            String cell = row.cell("date");
            try {
                LocalDate date = cell.indexOf('-') > 0 ? LocalDate.parse(cell) : LocalDate.parse(cell, IN_WORDS);
                if (!date.isBefore(EARLIEST) && !date.isAfter(latest)) {
                    return Optional.of(date);
                }
                faults.add(new RowFault(row.line(), "date", "date-out-of-range", EARLIEST + " – " + latest));
            } catch (DateTimeParseException e) {
                faults.add(new RowFault(row.line(), "date", "not-a-date", ""));
            }
            return Optional.empty();
        }
    }
}
