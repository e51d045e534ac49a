package org.tidewaiter.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final Instant NOW = Instant.parse("2026-05-02T23:10:00Z");
    private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");

    private final Wording english = wording(Language.ENGLISH);
    private final Wording french = wording(Language.FRENCH);

    @Test
    void writesDatesInFull() {
        assertThat(english.date(LocalDate.of(2026, 5, 3))).isEqualTo("3 May 2026");
        assertThat(french.date(LocalDate.of(2026, 5, 3))).isEqualTo("3 mai 2026");
        assertThat(english.month(YearMonth.of(2026, 5))).isEqualTo("May 2026");
    }

    @Test
    void writesTimesInTheZoneOfTheNodeAndNamesIt() {
        assertThat(english.time(NOW)).isEqualTo("3 May 2026, 02:10 EEST");
        assertThat(french.time(NOW)).startsWith("3 mai 2026, 02:10 ");
    }

    @Test
    void writesNumbersAsTheLanguageDoes() {
        assertThat(english.number(8000)).isEqualTo("8,000");
        assertThat(french.number(8000.5)).isEqualTo("8\u202f000,5");
    }

    @Test
    void writesDurationsAsPreciselyAsTheyMatter() {
        assertThat(english.duration(Duration.ofMillis(1800))).isEqualTo("1.8 s");
        assertThat(french.duration(Duration.ofMillis(1800))).isEqualTo("1,8 s");
        assertThat(english.duration(Duration.ofSeconds(42))).isEqualTo("42 s");
        assertThat(english.duration(Duration.ofSeconds(250))).isEqualTo("4 min");
        assertThat(english.duration(Duration.ofMinutes(320))).isEqualTo("5 h 20 min");
        assertThat(english.duration(Duration.ofHours(24))).isEqualTo("24 h");
        assertThat(english.duration(Duration.ofDays(3))).isEqualTo("3 days");
    }

    @Test
    void tellsHowLongAgoWithinAWeekAndTheTimeBeyond() {
        assertThat(english.ago(NOW.minusSeconds(5))).isEqualTo("just now");
        assertThat(english.ago(NOW.minusSeconds(61))).isEqualTo("1 minute ago");
        assertThat(french.ago(NOW.minusSeconds(240))).isEqualTo("il y a 4 minutes");
        assertThat(english.ago(NOW.minus(Duration.ofHours(30)))).isEqualTo("1 day ago");
        assertThat(english.ago(NOW.minus(Duration.ofDays(7)))).isEqualTo("26 April 2026, 02:10 EEST");
        assertThat(english.ago(NOW.plusSeconds(60))).isEqualTo("3 May 2026, 02:11 EEST");
    }

    @Test
    void writesSizes() {
        assertThat(english.bytes(812)).isEqualTo("812 bytes");
        assertThat(english.bytes(4_200)).isEqualTo("4.2 kB");
        assertThat(french.bytes(18_000_000)).isEqualTo("18 Mo");
        assertThat(french.bytes(1_500_000_000)).isEqualTo("1,5 Go");
    }

    @Test
    void shortensAnIdentifierToItsFirstEightDigits() {
        assertThat(english.shortForm(UUID.fromString("9f2c61c0-a4b7-4d1e-98f3-a6720c9d4be1")))
                .isEqualTo("9f2c61c0");
    }

    private static Wording wording(Language language) {
        return new Wording(new Messages(), language, TALLINN, Clock.fixed(NOW, TALLINN));
    }
}
