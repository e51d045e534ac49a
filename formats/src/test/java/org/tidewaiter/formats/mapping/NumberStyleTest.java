package org.tidewaiter.formats.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberStyleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5 | . | '' | 1234.5",
                "1234,5 | , | '' | 1234.5",
                "1.234,5 | , | . | 1234.5",
                "12.345.678 | , | . | 12345678",
                "1234,5 | , | . | 1234.5",
                "-1,000.25 | . | , | -1000.25",
                "1'000 | . | '''' | 1000",
                "007 | . | '' | 7",
            })
    void readsNumbersOfItsStyle(String text, char decimal, String thousands, BigDecimal value) {
        assertThat(new NumberStyle(decimal, thousands).parse(text)).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5 | , | .",
                "1.23 | , | .",
                "1.2345 | , | .",
                ".5 | . | ''",
                "5. | . | ''",
                "1,5 | . | ''",
                "1E5 | . | ''",
                "1 kg | . | ' '",
                "'' | . | ''",
                "- | . | ''",
                "1.5.2 | . | ''",
                "1234567890123456789 | . | ''",
            })
    void refusesWhatCouldBeAnotherNumber(String text, char decimal, String thousands) {
        assertThat(new NumberStyle(decimal, thousands).parse(text)).isNull();
    }

    @Property(tries = 300)
    void readsBackWhatIsWrittenInEachStyle(
            @ForAll @BigRange(min = "-999999999", max = "999999999") @Scale(4) BigDecimal value) {
        for (String marks : new String[] {".,", ",.", ", ", ".'", ",\u202f"}) {
            DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
            symbols.setDecimalSeparator(marks.charAt(0));
            symbols.setGroupingSeparator(marks.charAt(1));
            String text = new DecimalFormat("#,##0.####", symbols).format(value);
            String thousands = marks.charAt(1) == '\u202f' ? " " : marks.substring(1);
            assertThat(new NumberStyle(marks.charAt(0), thousands).parse(text)).isEqualByComparingTo(value);
        }
    }
}
