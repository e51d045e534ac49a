package org.tidewaiter.report.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;

class QuantityWordsTest {

    private static final QuantityWords WORDS = QuantityWords.load();

    @ParameterizedTest
    @CsvSource({
        "9200,STK,en,sticks",
        "1,STK,en,stick",
        "0,H87,en,pieces",
        "0,H87,fr,pièce",
        "1.5,LPA,fr,litre d'alcool pur",
        "2,BO,fr,bouteilles",
        "12.5,KGM,en,kg",
        "12.5,KGM,fr,kg"
    })
    void writesAUnitBesideItsFigure(BigDecimal amount, String unit, String language, String words) {
        assertThat(WORDS.unit(amount, unit, Locale.of(language))).isEqualTo(words);
    }

    @Test
    void namesGoodsThatAreCountedByTheirName() {
        assertThat(WORDS.goods(new BigDecimal("8000"), "STK", "CIGARETTES", Locale.ENGLISH))
                .contains("cigarettes");
        assertThat(WORDS.goods(BigDecimal.ONE, "H87", "HANDGUNS", Locale.FRENCH))
                .contains("arme de poing");
        assertThat(WORDS.goods(BigDecimal.TEN, "STK", "HEATED_TOBACCO", Locale.ENGLISH))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void hasAWordForEveryUnit(String language) {
        Locale locale = Locale.of(language);
        for (Code unit : Vocabulary.load().list("unit").codes()) {
            String words = WORDS.unit(BigDecimal.TEN, unit.code(), locale);
            assertThat(words).isNotBlank().doesNotContain("(");
        }
    }
}
