package org.tidewaiter.report.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.report.matching.Tellings.goods;
import static org.tidewaiter.report.matching.Tellings.told;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another office, a joint office or a newspaper says otherwise of the same seizure. */
class OtherTellingTest {

    private static Traits drugs(String date, String amount) {
        return told("BE", date, "Antwerpen", goods("DRUGS", "COCAINE_POWDER", amount, "KGM"), "1");
    }

    private static Set<Finding> found(Traits one, Traits other) {
        return Matcher.load().compare(one, other, Circumstances.UNKNOWN).findings();
    }

    @ParameterizedTest
    @CsvSource({
        "KR, 부산항, Busan",
        "JP, 東京港, Tokyo",
        "HK, 香港, Hong Kong",
        "EG, مطار القاهرة الدولي, Cairo",
        "SA, ميناء جدة الإسلامي, Jeddah",
        "GR, Πειραιάς, Pirée",
        "BG, Пристанище Бургас, Burgas",
        "UA, Одеса, Odessa",
        "PL, Danzig, Gdańsk",
        "BE, Amberes, Antwerpen"
    })
    void thePlaceIsRecognisedInAnotherScriptOrLanguage(String country, String one, String other) {
        String goods = goods("DRUGS", "HEROIN", "10", "KGM");

        assertThat(found(told(country, "2026-03-14", one, goods, "1"), told(country, "2026-03-14", other, goods, "1")))
                .containsAnyOf(Finding.PLACE_SAME, Finding.PLACE_ALIKE);
    }

    @Test
    void aRegionSaysNothingAgainstAPlaceInIt() {
        String goods = goods("TOBACCO", "CUT_RAG", "7000", "KGM");

        assertThat(found(
                        told("PL", "2026-03-14", "Sochaczew", goods, "3"),
                        told("PL", "2026-03-14", "Mazowieckie", goods, "3")))
                .doesNotContain(Finding.PLACE_NAMES_DIFFER, Finding.PLACE_OTHER);
    }

    @ParameterizedTest
    @CsvSource({"1287.5, 1300", "1764.35, 1800", "3050, 3000", "249.5, 250"})
    void aFigureIsRecognisedInItsRoundForm(String exact, String round) {
        assertThat(found(drugs("2026-03-14", exact), drugs("2026-03-14", round)))
                .containsAnyOf(Finding.QUANTITY_ROUNDED_BROADLY, Finding.QUANTITY_ROUNDED);
    }

    @Test
    void aCloseFigureThatIsNotTheRoundFormIsOnlyClose() {
        assertThat(found(drugs("2026-03-14", "312"), drugs("2026-03-14", "303")))
                .contains(Finding.QUANTITY_CLOSE);
    }

    @Test
    void aFigureThatHardlyComesTwiceIsSaidBesideOneThatIsFar() {
        Traits one = told(
                "NG",
                "2026-03-14",
                "Apapa",
                goods("DRUGS", "CANNABIS_HERBAL", "101", "KGM") + ","
                        + goods("WEAPONS_EXPLOSIVES", "AMMUNITION", "325", "H87"),
                "1");
        Traits other = told(
                "NG",
                "2026-03-14",
                "Lagos",
                goods("DRUGS", "CANNABIS_HERBAL", "101", "KGM") + ","
                        + goods("WEAPONS_EXPLOSIVES", "AMMUNITION", "25", "H87"),
                "1");

        assertThat(found(one, other)).contains(Finding.QUANTITY_EQUAL_THREE_DIGITS, Finding.QUANTITY_FAR);
    }

    @ParameterizedTest
    @CsvSource({"27360, 27000", "27360, 54000"})
    void pairsOfShoesAreCountedAsPiecesOrAsShoes(String pairs, String pieces) {
        assertThat(found(
                        told("CO", "2026-03-14", "Buenaventura", goods("IPR", "FOOTWEAR", pairs, "PR"), "1"),
                        told("CO", "2026-03-14", "Buenaventura", goods("IPR", "FOOTWEAR", pieces, "H87"), "1")))
                .contains(Finding.QUANTITY_CONVERTED);
    }

    @Test
    void kindsThatAreTakenForEachOtherAreRelatedAndTheirLinesAddUp() {
        Traits split = told(
                "JM",
                "2026-03-14",
                "Kingston",
                goods("WEAPONS_EXPLOSIVES", "RIFLES", "6", "H87") + ","
                        + goods("WEAPONS_EXPLOSIVES", "HANDGUNS", "38", "H87"),
                "1");
        Traits merged = told("JM", "2026-03-15", "Kingston", goods("WEAPONS_EXPLOSIVES", "HANDGUNS", "44", "H87"), "1");

        assertThat(found(split, merged)).contains(Finding.GOODS_RELATED, Finding.QUANTITY_EQUAL_TWO_DIGITS);
    }

    @Test
    void aLorryOffAFerryIsBySeaToOneAndByRoadToTheOther() {
        String goods = goods("DRUGS", "CANNABIS_RESIN", "612", "KGM");

        assertThat(found(
                        told("ES", "2026-03-14", "Algeciras", goods, "1"),
                        told("ES", "2026-03-14", "Algeciras", goods, "3")))
                .doesNotContain(Finding.MODE_SAME, Finding.MODE_OTHER);
    }

    @Test
    void whoReportsSaysSomethingOnlyOfReportsOfOneCountry() {
        Traits here = drugs("2026-03-14", "612");
        Traits there = told("NL", "2026-03-14", "Rotterdam", goods("DRUGS", "COCAINE_POWDER", "612", "KGM"), "1");
        Circumstances two = new Circumstances(false, null);

        assertThat(Matcher.load().compare(here, here, two).findings()).contains(Finding.SENDER_OTHER);
        assertThat(Matcher.load().compare(here, there, two).findings())
                .doesNotContain(Finding.SENDER_OTHER, Finding.SENDER_SAME);
    }

    @Test
    void whatOneCountsTheOtherMayWeigh() {
        Traits counted = told("AE", "2026-03-12", "Jebel Ali", goods("CITES", "IVORY_RAW", "264", "H87"), "1");
        Traits weighed = told("AE", "2026-03-20", "جبل علي", goods("CITES", "IVORY", "1150", "KGM"), "1");

        assertThat(found(counted, weighed)).contains(Finding.QUANTITY_ROUGHLY);
    }
}
