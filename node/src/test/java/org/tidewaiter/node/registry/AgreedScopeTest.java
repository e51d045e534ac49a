package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ScopeLimits;
import org.tidewaiter.exchange.agreement.Threshold;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.disclosure.TextRelease;
import org.tidewaiter.report.units.UnitConversion;

/** What an agreement says of a report, each term by itself. */
class AgreedScopeTest {

    private static final Discloser SIGNED = new Discloser(DisclosureProfile.named("releasable"));
    private static final Discloser AGREED = new Discloser(DisclosureProfile.named("non-personal-standard"));

    private static ScopeJudgement judge(SeizureReport report, Agreement agreement) {
        List<Part> parts = SIGNED.disclose(report, TextRelease.RELEASED_BY_A_PERSON, Set.of())
                .parts();
        return new AgreedScope(agreement, AGREED, UnitConversion.load()).judge(parts);
    }

    private static List<String> due(SeizureReport report, Agreement agreement) {
        assertThat(judge(report, agreement)).isInstanceOf(ScopeJudgement.Due.class);
        return ((ScopeJudgement.Due) judge(report, agreement))
                .parts().stream().map(Part::name).toList();
    }

    private static void assertNotDue(SeizureReport report, Agreement agreement, NotDueReason reason) {
        assertThat(judge(report, agreement)).isEqualTo(new ScopeJudgement.NotDue(reason));
    }

    private static Agreement tobacco(Threshold... thresholds) {
        return Sender.agreement("TOBACCO").withLimits(new ScopeLimits(List.of(), List.of(thresholds)));
    }

    private static Threshold cigarettes(String sticks) {
        return new Threshold("CIGARETTES", "STK", new BigDecimal(sticks));
    }

    private static SeizureReport cigarettes(String amount, String unit) {
        return TestReports.with(
                TestReports.with(TestReports.tobacco(), "/goods/0/quantity/amount", amount),
                "/goods/0/quantity/unit",
                unit);
    }

    @Test
    void ofAMixedCaseOnlyTheAgreedLinesAreDueAndNothingThatTellsOfTheOthers() {
        assertThat(due(TestReports.mixed(), Sender.agreement("TOBACCO")))
                .contains("event", "place", "goods/tobacco2", "transport")
                .doesNotContain("goods/cocaine2", "goods/cash2222", "goods/weapon22", "goods/ivory222", "text")
                .noneMatch(name -> name.startsWith("picture/"));
    }

    @Test
    void anotherKindOfEventIsNotDue() {
        assertNotDue(
                TestReports.with(TestReports.mixed(), "/eventKind", "ATTEMPT"),
                Sender.agreement(),
                NotDueReason.OTHER_EVENT_KIND);
    }

    @Test
    void anEventOutsideTheAgreedCountriesIsNotDue() {
        Agreement inTheUnion =
                Sender.agreement().withLimits(new ScopeLimits(List.of("EE", "LV", "LT", "PL"), List.of()));

        assertThat(due(TestReports.mixed(), inTheUnion)).contains("event");
        assertNotDue(
                TestReports.with(TestReports.mixed(), "/discoveryCountry", "RU"), inTheUnion, NotDueReason.OTHER_PLACE);
    }

    @Test
    void aCaseWithoutAnAgreedLineIsNotDue() {
        assertNotDue(TestReports.tobacco(), Sender.agreement("DRUGS"), NotDueReason.OTHER_CATEGORY);
    }

    @ParameterizedTest
    @CsvSource({"9999, STK, false", "10000, STK, true", "10001, STK, true"})
    void belowTheThresholdIsNotDueAndAtItIs(String amount, String unit, boolean due) {
        assertDue(cigarettes(amount, unit), tobacco(cigarettes("10000")), due);
    }

    @ParameterizedTest
    @CsvSource({"9.999, MIL, false", "10, MIL, true", "499, PK, false", "500, PK, true", "1, MLP, true"})
    void quantitiesAreComparedInBaseUnits(String amount, String unit, boolean due) {
        assertDue(cigarettes(amount, unit), tobacco(cigarettes("10000")), due);
    }

    private static void assertDue(SeizureReport report, Agreement agreement, boolean due) {
        if (due) {
            assertThat(due(report, agreement)).contains("goods/tobacco2");
        } else {
            assertNotDue(report, agreement, NotDueReason.BELOW_THRESHOLD);
        }
    }

    @Test
    void whatNoFactorLeadsToTheThresholdsUnitIsDue() {
        assertThat(due(cigarettes("1", "KGM"), tobacco(cigarettes("10000")))).contains("goods/tobacco2");
    }

    @Test
    void oneUnitThatReachesItsThresholdIsEnough() {
        Threshold kilograms = new Threshold("CIGARETTES", "KGM", new BigDecimal("8"));

        assertThat(due(cigarettes("8000", "GRM"), tobacco(cigarettes("10000"), kilograms)))
                .contains("goods/tobacco2");
        assertNotDue(cigarettes("7999", "GRM"), tobacco(cigarettes("10000"), kilograms), NotDueReason.BELOW_THRESHOLD);
    }

    @Test
    void thresholdsOfOtherGoodsLeaveALineAlone() {
        Threshold cigars = new Threshold("CIGARS", "H87", new BigDecimal("100"));

        assertThat(due(cigarettes("1", "STK"), tobacco(cigars))).contains("goods/tobacco2");
    }

    @Test
    void aLineBelowItsThresholdStaysWhileTheOthersOfTheCaseAreDue() {
        Agreement agreement = Sender.agreement("TOBACCO", "DRUGS")
                .withLimits(new ScopeLimits(List.of(), List.of(cigarettes("9000001"))));

        assertThat(due(TestReports.mixed(), agreement))
                .contains("goods/cocaine2")
                .doesNotContain("goods/tobacco2", "text");
    }

    @Test
    void linesOfOneKindAreAddedUp() {
        SeizureReport twice = TestReports.twoLinesOfCigarettes("5000", "5000");

        assertThat(due(twice, tobacco(cigarettes("10000")))).contains("goods/tobacco2", "goods/tobacco3");
        assertNotDue(twice, tobacco(cigarettes("10001")), NotDueReason.BELOW_THRESHOLD);
    }
}
