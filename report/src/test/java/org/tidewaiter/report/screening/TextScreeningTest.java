package org.tidewaiter.report.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.report.generated.GeneratedCases;

class TextScreeningTest {

    private static final TextScreening SCREENING = TextScreening.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NAME|The driver Joost Velderman was present.|Joost Velderman",
                "NAME|Passenger: VELDERMAN, Joost|VELDERMAN, Joost",
                "NAME|Mr. J. van der Meer paid.|J. van der Meer",
                "PHONE|Call +31 6 5550 0100 now|+31 6 5550 0100",
                "EMAIL|write to a.b@mail.example please|a.b@mail.example",
                "DOCUMENT_NUMBER|Passport no. NX88PL201 shown|NX88PL201",
                "VEHICLE_PLATE|van AB-123-CD parked|AB-123-CD",
                "BIRTH_DATE|born on 12.03.1985 in|12.03.1985",
                "ADDRESS|stored at 12 Quay Road since|12 Quay Road",
                "ACCOUNT_NUMBER|to GB82 WEST 1234 5698 7654 32 by wire|GB82 WEST 1234 5698 7654 32",
                "ACCOUNT_NUMBER|card 4111 1111 1111 1111 used|4111 1111 1111 1111",
                "TRANSPORT_NUMBER|parcel RR123456785NL held|RR123456785NL",
                "TRANSPORT_NUMBER|air cargo 020-12345675 held|020-12345675",
                "CASE_REFERENCE|see RTM-2026-004711 for more|RTM-2026-004711",
                "NAME|司机王小明驾驶货车|王小明",
                "NAME|運転手の田中一郎さんは|田中一郎",
                "NAME|السائق محمد الحسيني كان|محمد الحسيني",
            })
    void findsWhatItIsAndWhereItStands(Hit.Kind kind, String text, String personal) {
        assertThat(SCREENING.screen(text)).anySatisfy(hit -> {
            assertThat(hit.kind()).isEqualTo(kind);
            assertThat(text.substring(hit.start(), hit.end())).contains(personal);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9 000 000 cigarettes of HS 240220 in container CSQU3054383 on vessel Polar Dawn, IMO 9074729",
                "12.5 kg on 2026-05-03 at 14:30, value EUR 2 700 000",
                "Parcel number with a wrong check digit RR123456784NL",
                "",
            })
    void leavesQuantitiesGoodsAndShipsAlone(String text) {
        assertThat(SCREENING.screen(text)).isEmpty();
    }

    @Test
    void masksEveryHitAndNothingElse() {
        String text = "The driver Joost Velderman, tel. +31 6 5550 0100, was released.";
        List<Hit> hits = SCREENING.screen(text);
        assertThat(SCREENING.mask(text, hits)).isEqualTo("The driver [name], tel. [phone], was released.");
        assertThat(SCREENING.screen(SCREENING.mask(text, hits))).isEmpty();
    }

    @Test
    void hitsStandInOrderAndDoNotOverlap() {
        String text =
                "Mr John Smith, passport AB1234567, born 4 March 1979, 12 Quay Road, jo@mail.example, +44 7700 900123";
        List<Hit> hits = SCREENING.screen(text);
        assertThat(hits).hasSizeGreaterThanOrEqualTo(6);
        for (int i = 1; i < hits.size(); i++) {
            assertThat(hits.get(i).start())
                    .isGreaterThanOrEqualTo(hits.get(i - 1).end());
        }
    }

    @Test
    void summariesOfGeneratedCasesAreSeldomHeld() {
        GeneratedCases cases = new GeneratedCases(9, LocalDate.of(2026, 11, 20));
        int held = 0;
        int summaries = 0;
        for (int i = 0; i < 1_000; i++) {
            String summary = cases.next().report().summary();
            if (summary != null) {
                summaries++;
                held += SCREENING.screen(summary).isEmpty() ? 0 : 1;
            }
        }
        assertThat(summaries).isPositive();
        assertThat((double) held / summaries).isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A", "1", "1 ", "Ab ", "a.", "0-", "王", "ა", "+1 ", "rue a ", "ул. а "})
    void staysFastOnTextMadeToBeSlow(String unit) {
        String text = unit.repeat(4_000 / unit.length());
        long start = System.nanoTime();
        SCREENING.screen(text);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
}
