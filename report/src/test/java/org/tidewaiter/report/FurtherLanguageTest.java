package org.tidewaiter.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.rules.Fault;
import org.tidewaiter.report.rules.Severity;
import org.tidewaiter.report.units.QuantityWords;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** A third language, Estonian, comes from the files {@code *_et.*} among the resources of this test, and from no code. */
class FurtherLanguageTest {

    private static final Locale ESTONIAN = Locale.of("et");
    private static final Vocabulary VOCABULARY = Vocabulary.load();

    @Test
    void labelsAndSynonymsOfListsAreFoundAndSearched() {
        assertThat(VOCABULARY.label("category", "TOBACCO", ESTONIAN)).isEqualTo("Tubakas ja nikotiin");
        assertThat(VOCABULARY.list("category").title().in(ESTONIAN)).isEqualTo("Kauba liik");
        assertThat(VOCABULARY.label("hs6", "240220", ESTONIAN)).isEqualTo("Tubakat sisaldavad sigaretid");
        assertThat(VOCABULARY.list("category").search("suits", ESTONIAN))
                .extracting(Code::code)
                .isEqualTo(List.of("TOBACCO"));
    }

    @Test
    void fieldsQuantitiesAndRulesSpeakIt() {
        FieldCatalogue fields = FieldCatalogue.load();
        assertThat(fields.label("goods[0].brand", ESTONIAN)).isEqualTo("Kaubamärk");
        assertThat(fields.at("goods[0].hs6").map(FieldEntry::help).map(help -> help.in(ESTONIAN)))
                .contains("Kuus numbrit");
        assertThat(QuantityWords.load().unit(BigDecimal.TWO, "STK", ESTONIAN)).isEqualTo("sigaretti");
        assertThat(fault("mandatory").message(ESTONIAN)).isEqualTo("See väli on kohustuslik.");
    }

    @Test
    void whatItDoesNotSayIsSaidInEnglish() {
        assertThat(VOCABULARY.label("category", "DRUGS", ESTONIAN)).isEqualTo("Drugs");
        assertThat(FieldCatalogue.load().label("goods[0].category", ESTONIAN)).isEqualTo("Category");
        assertThat(QuantityWords.load().unit(BigDecimal.TWO, "TAB", ESTONIAN)).isEqualTo("tablets");
        assertThat(fault("date-future").message(ESTONIAN)).isEqualTo("The event is dated in the future.");
    }

    @Test
    void theOthersAreAsTheyWere() {
        assertThat(VOCABULARY.label("category", "TOBACCO", Locale.FRENCH)).isEqualTo("Tabac et nicotine");
        assertThat(fault("mandatory").message(Locale.FRENCH)).isEqualTo("Ce champ est obligatoire.");
    }

    private static Fault fault(String rule) {
        return new Fault(rule, Severity.REFUSE, "goods[0].brand", Map.of());
    }
}
