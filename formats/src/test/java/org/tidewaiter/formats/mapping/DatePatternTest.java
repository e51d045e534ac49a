package org.tidewaiter.formats.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.report.EventDate.Precision;

class DatePatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d.M.yyyy | en | 5.3.2024 | 2024-03-05 | DAY |",
                "d.M.yyyy | en | 05.03.2024 | 2024-03-05 | DAY |",
                "M/d/yyyy | en | 3/5/2024 | 2024-03-05 | DAY |",
                "d-MMM-yy | en | 18-Jan-09 | 2009-01-18 | DAY |",
                "d-MMM-yy | en | 18-Sept-71 | 1971-09-18 | DAY |",
                "d MMM yyyy | fr | 3 f\u00e9vr. 2024 | 2024-02-03 | DAY |",
                "d MMM yyyy | fr | 3  F\u00c9VRIER 2024 | 2024-02-03 | DAY |",
                "d. MMM yyyy | de | 3. M\u00e4rz 2024 | 2024-03-03 | DAY |",
                "MMM yyyy | es | enero 2024 | 2024-01-01 | MONTH |",
                "d MMM yyyy | ru | 5 \u043c\u0430\u0440\u0442\u0430 2024 | 2024-03-05 | DAY |",
                "M/yyyy | en | 3/2024 | 2024-03-01 | MONTH |",
                "yyyy | en | 2024 | 2024-01-01 | YEAR |",
                "yyyyMMdd | en | 20240305 | 2024-03-05 | DAY |",
                "yyyy-MM-ddTHH:mm:ss | en | 2024-03-05T18:01:02 | 2024-03-05 | DAY | 18:01:02",
                "d.M.yyyy H:mm | en | 5.3.2024 7:05 | 2024-03-05 | DAY | 07:05",
            })
    void readsADateWithItsPrecision(
            String pattern, String language, String text, LocalDate date, Precision precision, String time) {
        DatePattern.Parsed parsed = Objects.requireNonNull(
                DatePattern.of(pattern, List.of(language)).parse(text));
        assertThat(parsed.date()).isEqualTo(date);
        assertThat(parsed.precision()).isEqualTo(precision);
        assertThat(String.valueOf(parsed.time())).isEqualTo(time == null ? "null" : time);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d.M.yyyy | en | 30.2.2024",
                "d.M.yyyy | en | 3.13.2024",
                "d.M.yyyy | en | 5.3.24",
                "d.M.yyyy | en | 5.3.2024 x",
                "d.M.yyyy | en | 005.3.2024",
                "dd.MM.yyyy | en | 5.3.2024",
                "d MMM yyyy | fr | 3 jui 2024",
                "d MMM yyyy | en | 3 Xmas 2024",
                "d MMM yyyy | en | 3 M\u00e4rz 2024",
                "d.M.yyyy | en | ''",
                "d.M.yyyy H:mm | en | 5.3.2024 25:00",
            })
    void refusesWhatIsNoSuchDate(String pattern, String language, String text) {
        assertThat(DatePattern.of(pattern, List.of(language)).parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d.M", "d.yyyy", "yyyy-MM-dd HH", "yyyy yy", "", "HH:mm"})
    void refusesAPatternWithoutWhatStandsAbove(String pattern) {
        assertThatThrownBy(() -> DatePattern.of(pattern, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void readsBackWhatTheJdkWrites(@ForAll @DateRange(min = "1970-01-01", max = "2069-12-31") LocalDate date) {
        for (String language : new String[] {"en", "fr", "es", "de", "pt", "ru"}) {
            Locale locale = Locale.forLanguageTag(language);
            String named = DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(date);
            assertThat(DatePattern.of("d MMM yyyy", List.of(language)).parse(named))
                    .extracting(DatePattern.Parsed::date)
                    .isEqualTo(date);
        }
        String two = DateTimeFormatter.ofPattern("dd/MM/yy", Locale.ROOT).format(date);
        assertThat(DatePattern.of("d/M/yy", List.of()).parse(two))
                .extracting(DatePattern.Parsed::date)
                .isEqualTo(date);
    }
}
