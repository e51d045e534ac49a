package org.tidewaiter.report.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.Examples;
import org.tidewaiter.report.FormType;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.Provenance;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.disclosure.ReportAssembly;
import org.tidewaiter.report.disclosure.TextRelease;
import org.tidewaiter.report.generated.GeneratedCases.Case;
import org.tidewaiter.report.rules.ReportRules;
import org.tidewaiter.report.shape.Field;
import org.tidewaiter.report.shape.RecordShape;
import org.tidewaiter.report.vocabulary.Vocabulary;

class GeneratedCasesTest {

    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 20);
    private static final ReportRules RULES = new ReportRules(Vocabulary.load(), () -> UNTIL);

    @Test
    void twoThousandCasesPassEveryRuleAndReadBack() {
        GeneratedCases cases = new GeneratedCases(42, UNTIL);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            Case next = cases.next();
            assertThat(RULES.check(next.report(), next.nominal())).isEmpty();
            assertThat(next.report().provenance()).isEqualTo(Provenance.GENERATED);
            Submission submission = new Submission(next.report(), next.nominal(), null);
            assertThat(Examples.read(submission.write())).isEqualTo(submission);
            seen.add(next.report().formType().name());
            next.report().goods().forEach(line -> seen.add(line.category()));
        }
        assertThat(seen)
                .contains("TOBACCO", "DRUGS", "CITES", "WEAPONS_EXPLOSIVES", "CURRENCY")
                .contains("IPR", "MEDICAL", "CULTURAL_HERITAGE");
        assertThat(seen)
                .contains(Arrays.stream(FormType.values()).map(Enum::name).toArray(String[]::new));
    }

    @Test
    void theSameSeedGivesTheSameCases() {
        GeneratedCases one = new GeneratedCases(7, UNTIL);
        GeneratedCases same = new GeneratedCases(7, UNTIL);
        GeneratedCases other = new GeneratedCases(8, UNTIL);
        assertThat(List.of(one.next(), one.next())).isEqualTo(List.of(same.next(), same.next()));
        assertThat(one.next()).isNotEqualTo(other.next());
    }

    @Test
    void casesCanBeOfCertainCountries() {
        GeneratedCases cases = new GeneratedCases(1, UNTIL, Set.of("NL", "KE"));
        for (int i = 0; i < 200; i++) {
            assertThat(cases.next().report().reportingCountry()).isIn("NL", "KE");
        }
        assertThatThrownBy(() -> new GeneratedCases(1, UNTIL, Set.of("ZZ"))).hasMessageContaining("NL");
    }

    @Test
    void plantedCasesFillEveryNominalFieldAndPass() {
        GeneratedCases cases = new GeneratedCases(5, UNTIL);
        for (int i = 0; i < 200; i++) {
            Case next = cases.nextWithPlantedNominal("ZQXW" + i);
            assertThat(RULES.check(next.report(), next.nominal())).isEmpty();
            for (Field field : RecordShape.of(NominalPart.class).fields()) {
                assertThat(Field.recorded(field.in(next.nominal())))
                        .as(field.name())
                        .isTrue();
            }
        }
    }

    @Test
    void nothingPlantedLeavesAndWhatLeavesIsListedAndAssembled() throws MalformedReportException {
        GeneratedCases cases = new GeneratedCases(11, UNTIL);
        ReportRules hub = new ReportRules(Vocabulary.load(), () -> UNTIL);
        for (String name : List.of("non-personal-standard", "releasable")) {
            Discloser discloser = new Discloser(DisclosureProfile.named(name));
            for (int i = 0; i < 2_000; i++) {
                Case next = cases.nextWithPlantedNominal("ZQXW");
                var parts = discloser
                        .disclose(next.report(), TextRelease.RELEASED_BY_A_PERSON, Set.of())
                        .parts();
                assertThat(parts.toString()).doesNotContain("ZQXW");
                assertThat(discloser.excess(parts)).isEmpty();
                assertThat(hub.checkReceived(ReportAssembly.assemble(parts))).isEmpty();
            }
        }
    }
}
