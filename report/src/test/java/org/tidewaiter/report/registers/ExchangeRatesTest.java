package org.tidewaiter.report.registers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.Money;
import org.tidewaiter.report.vocabulary.Vocabulary;

class ExchangeRatesTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 5, 1);

    private final RatesFile file = new RatesFile(Vocabulary.load(), LocalDate.of(2026, 11, 25));

    @Test
    void aSundayTakesTheRateOfTheFridayBefore() {
        ExchangeRates rates = read("date,currency,rate\n2026-05-01,USD,1.25\n2026-05-04,USD,1.50\n");
        assertThat(rates.on("USD", FRIDAY.plusDays(2), 7))
                .contains(new ExchangeRate("USD", FRIDAY, new BigDecimal("1.25")));
    }

    @Test
    void aRateOlderThanTheLimitIsNone() {
        ExchangeRates rates = read("date,currency,rate\n2026-05-01,USD,1.25\n");
        assertThat(rates.on("USD", FRIDAY.plusDays(7), 7)).isPresent();
        assertThat(rates.on("USD", FRIDAY.plusDays(8), 7)).isEmpty();
        assertThat(rates.on("USD", FRIDAY.minusDays(1), 7)).isEmpty();
    }

    @Test
    void readsTheReferenceRatesAsTheyArePublished() {
        ExchangeRates rates = read("Date,USD,JPY,CYP,\n2026-05-04,1.5,160.20,N/A,\n2026-05-01,1.25,N/A,N/A,\n");
        assertThat(rates.currencies()).containsExactly("JPY", "USD");
        assertThat(rates.count()).isEqualTo(3);
        assertThat(rates.on("JPY", FRIDAY, 7)).isEmpty();
        assertThat(read("Date, USD, JPY, \n25 November 2026, 1.2, 160, \n").lastDate())
                .contains(LocalDate.of(2026, 11, 25));
    }

    @Test
    void anAmountIsExpressedWithItsRateAndDate() {
        ExchangeRates rates = read("date,currency,rate\n2026-05-01,USD,1.25\n2026-05-01,XOF,655.957\n");
        Money money = new Money(new BigDecimal("1000000"), "XOF", null);
        assertThat(Equivalent.of(money, "USD", EventDate.on(FRIDAY.plusDays(1)), rates))
                .isInstanceOfSatisfying(Equivalent.Converted.class, worth -> {
                    assertThat(worth.amount()).isEqualByComparingTo("1905.61");
                    assertThat(worth.from().date()).isEqualTo(FRIDAY);
                    assertThat(worth.to().perEuro()).isEqualByComparingTo("1.25");
                });
        assertThat(Equivalent.of(money, "EUR", EventDate.on(FRIDAY), rates))
                .isInstanceOfSatisfying(
                        Equivalent.Converted.class,
                        worth -> assertThat(worth.amount()).isEqualByComparingTo("1524.49"));
    }

    @Test
    void withoutARateOrADayNothingIsGuessed() {
        Money money = new Money(BigDecimal.TEN, "USD", null);
        assertThat(Equivalent.of(money, "EUR", EventDate.on(FRIDAY), ExchangeRates.NONE))
                .isEqualTo(new Equivalent.NoRate("USD"));
        ExchangeRates rates = read("date,currency,rate\n2026-05-01,USD,1.25\n");
        assertThat(Equivalent.of(money, "EUR", EventDate.inMonth(2026, 5), rates))
                .isEqualTo(new Equivalent.NoDay());
    }

    @Test
    void aBadFileIsRefusedWholeWithRowAndReason() {
        List<RowFault> faults = refused("""
                date,currency,rate
                2026-05-01,USD,1.25
                2026-13-01,USD,1.25
                2026-05-02,ZZZ,1.25
                2026-05-03,USD,"1,25"
                2027-05-03,USD,1.25
                2026-05-01,USD,1.26
                2026-05-04,USD,0
                2026-05-05,USD,1,1
                """);
        assertThat(faults)
                .extracting(fault -> fault.row() + " " + fault.column() + " " + fault.rule())
                .containsExactly("9  too-many-cells");
        assertThat(refused("""
                date,currency,rate
                2026-05-01,USD,1.25
                2026-13-01,USD,1.25
                2026-05-02,ZZZ,1.25
                2026-05-03,USD,"1,25"
                2027-05-03,USD,1.25
                2026-05-01,USD,1.26
                2026-05-04,USD,0
                """))
                .extracting(fault -> fault.row() + " " + fault.column() + " " + fault.rule())
                .containsExactly(
                        "3 date not-a-date",
                        "4 currency not-in-list",
                        "5 rate not-a-rate",
                        "6 date date-out-of-range",
                        "7 rate twice",
                        "8 rate not-a-rate");
    }

    @Test
    void whatIsNoTableOfRatesIsRefused() {
        assertThat(refused("")).extracting(RowFault::rule).containsExactly("empty");
        assertThat(refused("date,currency,rate\n")).extracting(RowFault::rule).containsExactly("empty");
        assertThat(refused("day,usd\n2026-05-01,1\n"))
                .extracting(RowFault::rule)
                .containsExactly("columns-missing");
        assertThat(refused("date,name\n2026-05-01,1\n"))
                .extracting(RowFault::rule)
                .containsExactly("columns-missing");
        assertThat(refused("date,currency,rate\n2026-05-01,\"USD,1\n"))
                .extracting(RowFault::rule)
                .containsExactly("quote-not-closed");
        assertThat(file.read("date,currency,rate\n2026-05-01,é,1\n".getBytes(ISO_8859_1)))
                .isEqualTo(new FileReading.Refused<>(List.of(new RowFault(0, "", "not-utf8", ""))));
    }

    private ExchangeRates read(String text) {
        return switch (file.read(text.getBytes(UTF_8))) {
            case FileReading.Read<ExchangeRates>(ExchangeRates rates, int rows) -> rates;
            case FileReading.Refused<ExchangeRates>(List<RowFault> faults) -> throw new AssertionError(faults);
        };
    }

    private List<RowFault> refused(String text) {
        return switch (file.read(text.getBytes(UTF_8))) {
            case FileReading.Read<ExchangeRates> read -> throw new AssertionError("was read");
            case FileReading.Refused<ExchangeRates>(List<RowFault> faults) -> faults;
        };
    }
}
