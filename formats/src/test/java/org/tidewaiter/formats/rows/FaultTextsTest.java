package org.tidewaiter.formats.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class FaultTextsTest {

    @Test
    void saysEveryRuleInBothLanguagesWithTheSameArguments() throws IOException {
        Properties english = texts("faults.properties");
        Properties french = texts("faults_fr.properties");
        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        english.stringPropertyNames().forEach(rule -> {
            assertThat(arguments(french.getProperty(rule))).as(rule).isEqualTo(arguments(english.getProperty(rule)));
            assertThat(new MessageFormat(french.getProperty(rule), Locale.FRENCH).format(new Object[] {1, 2, 3}))
                    .as(rule)
                    .doesNotContain("{");
        });
    }

    private static long arguments(String text) {
        return text.chars().filter(each -> each == '{').count();
    }

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(RowFault.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
