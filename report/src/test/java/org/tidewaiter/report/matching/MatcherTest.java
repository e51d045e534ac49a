package org.tidewaiter.report.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;

class MatcherTest {

    private static final TraitsReader READER = TraitsReader.load();

    private static SeizureReport onALorry(String date, String place, String goods) {
        return ReportJson.mapper().readValue("""
                {"formType": "STANDARD", "provenance": "MANUAL", "eventKind": "SEIZURE", "eventDate": %s,
                 "reportingCountry": "BE", "discoveryCountry": "BE", "place": %s, "goods": [%s],
                 "transport": {"mode": "3", "conveyance": "LORRY"}}
                """.formatted(date, place, goods), SeizureReport.class);
    }

    private static String line(String id, String amount, String unit) {
        return """
                {"id": "%s", "category": "TOBACCO", "subcategory": "CIGARETTES",
                 "quantity": {"amount": "%s", "unit": "%s"}}""".formatted(id, amount, unit);
    }

    private static String day(String date) {
        return "{\"date\": \"%s\", \"precision\": \"DAY\"}".formatted(date);
    }

    private static final SeizureReport EXACT =
            onALorry(day("2026-03-14"), "{\"locode\": \"BEANR\"}", line("a", "412337", "STK"));

    private static Comparison compare(SeizureReport one, SeizureReport other) {
        return Matcher.load().compare(READER.of(one), READER.of(other), Circumstances.UNKNOWN);
    }

    @Test
    void anExactFigureOnOneDayAtOnePlaceIsCertainInWhateverScriptThePlaceIsWritten() {
        for (String place : new String[] {"Anvers", "Антверпен", "Port of Antwerp"}) {
            Comparison found = compare(
                    EXACT,
                    onALorry(day("2026-03-14"), "{\"post\": \"%s\"}".formatted(place), line("b", "412337", "STK")));
            assertThat(found.findings()).contains(Finding.QUANTITY_EQUAL_FIVE_DIGITS, Finding.DATE_SAME_DAY);
            assertThat(found.certainty()).as(place).isEqualTo(Certainty.CERTAIN);
        }
    }

    @Test
    void aRoundFigureIsForAPersonToSay() {
        SeizureReport round = onALorry(day("2026-03-14"), "{\"locode\": \"BEANR\"}", line("a", "10000", "STK"));

        assertThat(compare(round, round).findings()).contains(Finding.QUANTITY_EQUAL_ROUND);
        assertThat(compare(round, round).certainty()).isEqualTo(Certainty.DOUBTFUL);
    }

    @Test
    void aFewPiecesAreSeizedEveryDayAndAFurtherKindOfThemSaysNoMore() {
        SeizureReport few = weapons(1, 2);

        assertThat(compare(few, few).findings())
                .contains(Finding.QUANTITY_EQUAL_FEW)
                .doesNotContain(Finding.FURTHER_QUANTITY_AGREES);
        assertThat(compare(weapons(19, 2), weapons(19, 2)).findings())
                .contains(Finding.QUANTITY_EQUAL_TWO_DIGITS)
                .doesNotContain(Finding.FURTHER_QUANTITY_AGREES);
        assertThat(compare(weapons(19, 31), weapons(19, 31)).findings())
                .contains(Finding.QUANTITY_EQUAL_TWO_DIGITS, Finding.FURTHER_QUANTITY_AGREES);
    }

    @Test
    void twoReferencesOfOneSystemTellMoreAgainstThanThoseOfTwo() {
        Traits exact = READER.of(EXACT);

        assertThat(Matcher.load()
                        .compare(exact, exact, new Circumstances(true, false))
                        .findings())
                .contains(Finding.REFERENCE_OTHER_OF_ONE_SENDER);
        assertThat(Matcher.load()
                        .compare(exact, exact, new Circumstances(false, false))
                        .findings())
                .contains(Finding.REFERENCE_OTHER);
    }

    @Test
    void aSplitLineComparesAsOneAndCartonsCompareWithSticks() {
        SeizureReport split = onALorry(
                day("2026-03-14"),
                "{\"locode\": \"BEANR\"}",
                line("b", "400000", "STK") + "," + line("c", "12337", "STK"));
        SeizureReport packs = onALorry(day("2026-03-14"), "{\"locode\": \"BEANR\"}", line("b", "20616.85", "PK"));

        assertThat(compare(EXACT, split).findings()).contains(Finding.QUANTITY_EQUAL_FIVE_DIGITS);
        assertThat(compare(EXACT, packs).findings()).contains(Finding.QUANTITY_EQUAL_FIVE_DIGITS);
    }

    @Test
    void cigarettesThatOneCountsAndTheOtherWeighsFitRoughly() {
        SeizureReport weighed = onALorry(day("2026-03-14"), "{\"locode\": \"BEANR\"}", line("b", "430", "KGM"));
        SeizureReport far = onALorry(day("2026-03-14"), "{\"locode\": \"BEANR\"}", line("b", "43", "KGM"));

        assertThat(compare(EXACT, weighed).findings()).contains(Finding.QUANTITY_ROUGHLY);
        assertThat(compare(EXACT, far).findings()).contains(Finding.QUANTITY_FAR);
    }

    @Test
    void aMonthFitsEachOfItsDaysAndIsNeverCertain() {
        SeizureReport month = onALorry(
                "{\"date\": \"2026-03-01\", \"precision\": \"MONTH\"}",
                "{\"locode\": \"BEANR\"}",
                line("b", "412337", "STK"));

        assertThat(compare(EXACT, month).findings()).contains(Finding.DATE_MONTH_FITS);
        assertThat(compare(EXACT, month).certainty()).isEqualTo(Certainty.DOUBTFUL);
    }

    @Test
    void anotherReferenceOrTheSameSenderIsNeverCertain() {
        Traits exact = READER.of(EXACT);

        assertThat(Matcher.load()
                        .compare(exact, exact, new Circumstances(false, false))
                        .certainty())
                .isNotEqualTo(Certainty.CERTAIN);
        assertThat(Matcher.load()
                        .compare(exact, exact, new Circumstances(true, null))
                        .certainty())
                .isNotEqualTo(Certainty.CERTAIN);
    }

    @Test
    void aCountryOnTheRouteOfTheOtherTellsLessAgainstAndOneAtSeaNothing() {
        assertThat(compare(cocaine("BR", "SEAPORT", ""), cocaine("BE", "SEAPORT", "BR"))
                        .findings())
                .contains(Finding.COUNTRY_ON_THE_ROUTE);
        assertThat(compare(cocaine("BR", "SEAPORT", ""), cocaine("BE", "SEAPORT", "CO"))
                        .findings())
                .contains(Finding.COUNTRY_OTHER);
        assertThat(compare(cocaine("FR", "OPEN_SEA", ""), cocaine("PT", "SEAPORT", ""))
                        .findings())
                .doesNotContain(Finding.COUNTRY_OTHER);
    }

    private static SeizureReport weapons(int ammunition, int handguns) {
        return onALorry(day("2026-03-14"), "{\"locode\": \"BEANR\"}", """
                {"id": "a", "category": "WEAPONS_EXPLOSIVES", "subcategory": "AMMUNITION",
                 "quantity": {"amount": "%d", "unit": "H87"}},
                {"id": "b", "category": "WEAPONS_EXPLOSIVES", "subcategory": "HANDGUNS",
                 "quantity": {"amount": "%d", "unit": "H87"}}""".formatted(ammunition, handguns));
    }

    private static SeizureReport cocaine(String country, String placeKind, String onRoute) {
        return ReportJson.mapper()
                .readValue(
                        """
                {"formType": "SIMPLIFIED", "provenance": "MANUAL", "eventKind": "SEIZURE", "eventDate": %s,
                 "reportingCountry": "%s", "discoveryCountry": "%s", "place": {"post": "Rade"}, "locationType": "%s",
                 "goods": [{"id": "a", "category": "DRUGS", "subcategory": "COCAINE_POWDER"}], "route": [%s]}
                """.formatted(
                                        day("2026-03-14"),
                                        country,
                                        country,
                                        placeKind,
                                        onRoute.isEmpty()
                                                ? ""
                                                : "{\"role\": \"TRANSIT\", \"country\": \"%s\"}".formatted(onRoute)),
                        SeizureReport.class);
    }

    @Test
    void comparingTheOtherWayRoundSaysTheSame() {
        Corpus corpus = Corpus.of(3, 0, 60, 10);
        corpus.related().forEach(couple -> {
            Traits one = corpus.traits(couple.one());
            Traits other = corpus.traits(couple.other());
            Comparison there = Matcher.load().compare(one, other, Circumstances.UNKNOWN);
            Comparison back = Matcher.load().compare(other, one, Circumstances.UNKNOWN);
            assertThat(there.findings()).isEqualTo(back.findings());
            assertThat(there.certainty()).isEqualTo(back.certainty());
        });
    }

    @Test
    void endingEarlyFindsWhatAWholeComparisonFinds() {
        Corpus corpus = Corpus.of(5, 150, 60, 20);
        List<Circumstances> all =
                List.of(Circumstances.UNKNOWN, new Circumstances(true, null), new Circumstances(false, true));
        int found = 0;
        for (int i = 0; i < corpus.size(); i++) {
            for (int j = i + 1; j < corpus.size(); j++) {
                Traits one = corpus.traits(i);
                Traits other = corpus.traits(j);
                for (Circumstances circumstances : all) {
                    Comparison whole = Matcher.load().compare(one, other, circumstances);
                    Optional<Comparison> early = Matcher.load().resembling(one, other, circumstances);
                    assertThat(early)
                            .isEqualTo(Optional.of(whole).filter(each -> each.certainty() != Certainty.UNLIKELY));
                    found += early.isPresent() ? 1 : 0;
                }
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void traitsReadBackAsTheyWereWritten() {
        Corpus corpus = Corpus.of(4, 50, 0, 0);
        for (int i = 0; i < corpus.size(); i++) {
            String json = ReportJson.mapper().writeValueAsString(corpus.traits(i));
            assertThat(ReportJson.mapper().readValue(json, Traits.class)).isEqualTo(corpus.traits(i));
        }
    }

    @Test
    void everyFindingHasItsSharesAndTheCertainOnesAreNoGuess() {
        assertThat(Arrays.stream(Finding.values()).map(Weights.load()::shares)).allSatisfy(shares -> {
            assertThat(shares.m()).isBetween(0.001, 0.999);
            assertThat(shares.u()).isBetween(0.00000001, 0.999);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Rotterdam, Роттердам",
        "Algeciras, Algésiras",
        "Gdansk, Gdańsk",
        "Antwerpen, Антверпен",
        "Nhava Sheva, Nhava Sheva JNPT",
        "Kapıkule, Kapikule"
    })
    void spellingsAreAlike(String one, String other) {
        assertThat(Names.areAlike(Names.plain(one), Names.plain(other))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Santos, Dakar", "Hamburg, Homburg Saar Nord", "Muuga, Tallinn", "Dover, Durban"})
    void otherNamesAreNot(String one, String other) {
        assertThat(Names.areAlike(Names.plain(one), Names.plain(other))).isFalse();
    }
}
