package org.tidewaiter.node.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.registry.CasePseudonym;
import org.tidewaiter.node.registry.GoodsSummary;
import org.tidewaiter.node.registry.ReportingSystem;
import org.tidewaiter.node.registry.SeizureSource;
import org.tidewaiter.report.EventDate;

class SameCaseTest {

    private static final EventDate DAY = EventDate.on(LocalDate.of(2026, 5, 3));
    private static final GoodsSummary CIGARETTES = line("TOBACCO", "CIGARETTES", "9000", "STK");
    private static final GoodsSummary COCAINE = line("DRUGS", "COCAINE_POWDER", "12.5", "KGM");

    private static GoodsSummary line(
            String category, String subcategory, @Nullable String amount, @Nullable String unit) {
        BigDecimal number = amount == null ? null : new BigDecimal(amount);
        return new GoodsSummary("line", category, subcategory, null, number, unit, number, unit);
    }

    private static SeizureSource source(@Nullable EventDate date, GoodsSummary... goods) {
        return source("EE-CUSTOMS", ReportingSystem.theCase('A'), date, goods);
    }

    private static SeizureSource source(
            String originator, @Nullable CasePseudonym theCase, @Nullable EventDate date, GoodsSummary... goods) {
        return new SeizureSource(
                UUID.randomUUID(),
                new ReportIdentity(originator, UUID.fromString("019a0000-0000-7000-8000-000000000001")),
                "node-a",
                true,
                null,
                theCase,
                date,
                List.of(goods));
    }

    private static Verdict goods(GoodsSummary one, GoodsSummary... other) {
        return SameCase.judge(source(DAY, one), source(DAY, other));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-03, DAY, 2026-05-03, DAY, true",
        "2026-05-03, DAY, 2026-05-04, DAY, false",
        "2026-05-31, DAY, 2026-05-01, MONTH, true",
        "2026-06-01, DAY, 2026-05-01, MONTH, false",
        "2026-05-01, MONTH, 2026-01-01, YEAR, true",
        "2025-12-31, DAY, 2026-01-01, YEAR, false",
        "2026-05-01, MONTH, 2026-06-01, MONTH, false"
    })
    void daysFitWhereTheyCanBeOne(
            LocalDate one, EventDate.Precision knownOfOne, LocalDate other, EventDate.Precision ofOther, boolean fit) {
        SeizureSource here = source(new EventDate(one, knownOfOne, null), CIGARETTES);
        SeizureSource there = source(new EventDate(other, ofOther, null), CIGARETTES);

        Verdict expected = fit ? new Verdict.Same() : new Verdict.Doubtful(Set.of(Difference.DATE));
        assertThat(SameCase.judge(here, there)).isEqualTo(expected);
        assertThat(SameCase.judge(there, here)).isEqualTo(expected);
    }

    @Test
    void aDayThatIsNotKnownFitsNone() {
        assertThat(SameCase.judge(source(null, CIGARETTES), source(DAY, CIGARETTES)))
                .isEqualTo(new Verdict.Doubtful(Set.of(Difference.DATE)));
    }

    @Test
    void categoriesThatOnlyOneNamesDoNotCount() {
        assertThat(goods(CIGARETTES, CIGARETTES, COCAINE)).isEqualTo(new Verdict.Same());
        assertThat(goods(COCAINE, CIGARETTES)).isEqualTo(new Verdict.Doubtful(Set.of(Difference.GOODS)));
    }

    @Test
    void otherKindsOfOneCategoryAreOtherGoods() {
        assertThat(goods(CIGARETTES, line("TOBACCO", "CIGARS", "9000", "STK")))
                .isEqualTo(new Verdict.Doubtful(Set.of(Difference.GOODS)));
    }

    @Test
    void quantitiesFitWithinOneHundredthAndOverSeveralLines() {
        assertThat(goods(CIGARETTES, line("TOBACCO", "CIGARETTES", "9090", "STK")))
                .isEqualTo(new Verdict.Same());
        assertThat(goods(CIGARETTES, line("TOBACCO", "CIGARETTES", "9100", "STK")))
                .isEqualTo(new Verdict.Doubtful(Set.of(Difference.QUANTITY)));
        assertThat(goods(
                        CIGARETTES,
                        line("TOBACCO", "CIGARETTES", "4000", "STK"),
                        line("TOBACCO", "CIGARETTES", "5000", "STK")))
                .isEqualTo(new Verdict.Same());
        assertThat(goods(CIGARETTES, line("TOBACCO", "CIGARETTES", null, null))).isEqualTo(new Verdict.Same());
    }

    @Test
    void twoCasesAreUnrelatedHoweverAlikeTheyAre() {
        SeizureSource other = source("EE-CUSTOMS", ReportingSystem.theCase('B'), DAY, CIGARETTES);
        SeizureSource none = source("EE-CUSTOMS", null, DAY, CIGARETTES);

        assertThat(SameCase.judge(source(DAY, CIGARETTES), other)).isEqualTo(new Verdict.Unrelated());
        assertThat(SameCase.judge(none, none)).isEqualTo(new Verdict.Unrelated());
    }

    @Test
    void anotherAuthorityOfTheCountryIsTheSameCountry() {
        SeizureSource police = source("EE-POLICE", ReportingSystem.theCase('A'), DAY, CIGARETTES);
        SeizureSource latvian = source("LV-CUSTOMS", ReportingSystem.theCase('A'), DAY, CIGARETTES);

        assertThat(SameCase.judge(source(DAY, CIGARETTES), police)).isEqualTo(new Verdict.Same());
        assertThat(SameCase.judge(source(DAY, CIGARETTES), latvian))
                .isEqualTo(new Verdict.Doubtful(Set.of(Difference.COUNTRY)));
    }
}
