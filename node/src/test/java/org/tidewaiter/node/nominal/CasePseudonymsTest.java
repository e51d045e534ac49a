package org.tidewaiter.node.nominal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tidewaiter.node.registry.CasePseudonym;

class CasePseudonymsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 3);
    private static final byte[] SECRET = new byte[32];

    private final CasePseudonyms pseudonyms = new CasePseudonyms(SECRET, "GLOBAL");

    private CasePseudonym of(String reference) {
        return of(pseudonyms, reference, DAY);
    }

    private static CasePseudonym of(CasePseudonyms from, String reference, LocalDate day) {
        return from.of(reference, day).orElseThrow();
    }

    @Test
    void spellingsOfOneReferenceHaveOnePseudonym() {
        CasePseudonym one = of("RTM-2026-004711");

        for (String same : List.of("rtm 2026 4711", "RTM/2026/4711", " RTM.2026.004711 ", "ＲＴＭ-２０２６-４７１１")) {
            assertThat(of(same)).as(same).isEqualTo(one);
        }
    }

    @Test
    void otherReferencesHaveOthers() {
        assertThat(of("RTM-2026-4712")).isNotEqualTo(of("RTM-2026-4711"));
        assertThat(of("RTM-2026-47110")).isNotEqualTo(of("RTM-2026-4711"));
        assertThat(of("A100")).isNotEqualTo(of("A10"));
    }

    @Test
    void eachYearHasItsKey() {
        CasePseudonym next = of(pseudonyms, "RTM-4711", LocalDate.of(2027, 1, 1));

        assertThat(next.keyId()).startsWith("2027-").isNotEqualTo(of("RTM-4711").keyId());
        assertThat(next.value()).isNotEqualTo(of("RTM-4711").value());
        assertThat(of(pseudonyms, "RTM-4711", LocalDate.of(2026, 12, 31))).isEqualTo(of("RTM-4711"));
    }

    @Test
    void eachHubAndEachCountryHasItsKey() {
        CasePseudonyms otherHub = new CasePseudonyms(SECRET, "EUROPE");
        byte[] otherSecret = new byte[32];
        otherSecret[0] = 1;
        CasePseudonyms otherCountry = new CasePseudonyms(otherSecret, "GLOBAL");

        for (CasePseudonyms other : List.of(otherHub, otherCountry)) {
            assertThat(of(other, "RTM-4711", DAY).value())
                    .isNotEqualTo(of("RTM-4711").value());
            assertThat(of(other, "RTM-4711", DAY).keyId())
                    .isNotEqualTo(of("RTM-4711").keyId());
        }
    }

    @Test
    void placeholdersNameNoCase() {
        for (String placeholder : List.of(
                "",
                " ",
                "-",
                "N/A",
                "n.a.",
                "none",
                "NULL",
                "unknown",
                "Inconnu",
                "TBD",
                "xxx",
                "0000",
                "00000001",
                "99999",
                "?????",
                "12",
                "néant")) {
            assertThat(pseudonyms.of(placeholder, DAY)).as(placeholder).isEmpty();
        }
        assertThat(pseudonyms.of(null, DAY)).isEmpty();
    }

    @Test
    void withoutADayThereIsNoKey() {
        assertThat(pseudonyms.of("RTM-4711", null)).isEmpty();
    }

    @Test
    void isOfTheFormThatAHubAcceptsAndDoesNotShowItself() {
        CasePseudonym one = of("RTM-4711");

        assertThat(one.value()).matches("[A-Za-z0-9_-]{43}");
        assertThat(one.keyId()).matches("2026-[0-9a-f]{8}");
        assertThat(Objects.toString(one)).doesNotContain(one.value());
    }
}
