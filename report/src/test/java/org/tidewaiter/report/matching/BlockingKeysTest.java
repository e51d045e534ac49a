package org.tidewaiter.report.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.report.matching.Tellings.goods;
import static org.tidewaiter.report.matching.Tellings.told;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys under which one telling is kept meet those by which the other is sought, whichever came first. */
class BlockingKeysTest {

    private static void assertMeet(Traits one, Traits other) {
        assertThat(BlockingKeys.kept(one)).containsAnyElementsOf(BlockingKeys.sought(other));
        assertThat(BlockingKeys.kept(other)).containsAnyElementsOf(BlockingKeys.sought(one));
    }

    private static Traits cocaine(String country, String date, String place, String onRoute) {
        return told(country, date, place, goods("DRUGS", "COCAINE_POWDER", "612", "KGM"), "1", onRoute);
    }

    @Test
    void aCountryOnTheRouteIsTakenForThatOfDiscovery() {
        assertMeet(cocaine("BR", "2026-03-14", "Santos", "BE"), cocaine("BE", "2026-03-14", "Antwerpen", "BR"));
    }

    @Test
    void anAnnouncementComesWeeksLater() {
        assertMeet(cocaine("FR", "2026-03-14", "Calais", "BE"), cocaine("FR", "2026-04-02", "Pas-de-Calais", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "NG, 2026-03-14, Apapa, SYNTHETIC_CANNABINOIDS, 2026-03-14, Lagos, CANNABIS_HERBAL",
        "VN, 2026-03-14, Noi Bai, COCAINE_POWDER, 2026-03-21, Hanoi, OTHER_PSYCHOTROPIC",
        "NL, 2026-03-14, Rotterdam, HEROIN, 2026-03-20, Rotterdam, OTHER_OPIOIDS",
    })
    void anotherKindOfTheSameCategoryIsTold(
            String country, String date, String place, String kind, String otherDate, String otherPlace, String other) {
        assertMeet(
                told(country, date, place, goods("DRUGS", kind, "4", "KGM"), "4"),
                told(country, otherDate, otherPlace, goods("DRUGS", other, "900", "H87"), "4"));
    }

    @Test
    void theOtherWritesThePlaceInItsScriptAndWeighsWhatWasCounted() {
        assertMeet(
                told("AE", "2026-03-12", "Jebel Ali", goods("CITES", "IVORY_RAW", "264", "H87"), "1"),
                told("AE", "2026-03-20", "جبل علي", goods("CITES", "IVORY", "1150", "KGM"), "1"));
    }

    @Test
    void anotherCountryMonthAndFigureShareNone() {
        Traits calais = told("FR", "2026-03-14", "Calais", goods("DRUGS", "COCAINE_POWDER", "612", "KGM"), "1");
        Traits sines = told("PT", "2026-07-02", "Sines", goods("DRUGS", "COCAINE_POWDER", "45.3", "KGM"), "1");

        assertThat(BlockingKeys.kept(calais)).doesNotContainAnyElementsOf(BlockingKeys.sought(sines));
    }
}
