package org.tidewaiter.node.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NotPermittedException;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.registry.CasePseudonym;
import org.tidewaiter.node.registry.Counts;
import org.tidewaiter.node.registry.FoundReport;
import org.tidewaiter.node.registry.FoundReports;
import org.tidewaiter.node.registry.ReportSearch;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.ReportingSystem;
import org.tidewaiter.node.registry.SearchFilter;
import org.tidewaiter.node.registry.SeizureSources;
import org.tidewaiter.node.registry.Sender;
import org.tidewaiter.node.registry.Store;
import org.tidewaiter.node.registry.TestReports;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.report.SeizureReport;

/** A seizure that reaches a hub by two ways is one there, as long as nothing and nobody says otherwise. */
@HubMatchingTest
class CountedOnceTest {

    private static final AccessScope ANALYST = TestScopes.of(NodePart.HUB, Role.ANALYST);
    private static final AccessScope OFFICER = TestScopes.of(NodePart.HUB, Role.OFFICER);
    private static final AccessScope LATVIANS_ONLY = TestScopes.of(NodePart.HUB, Set.of("LV"), Role.ANALYST);
    private static final CasePseudonym CASE = ReportingSystem.theCase('A');

    @Autowired
    IncomingVersions incoming;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Judging judging;

    @Autowired
    Links links;

    @Autowired
    SeizureSources sources;

    @Autowired
    ReportSearch search;

    @Autowired
    FoundReports found;

    @Autowired
    Store store;

    private ReportingSystem national;
    private ReportingSystem gateway;
    private ReportIdentity one = Sender.newReport();
    private ReportIdentity two = Sender.newReport();

    @BeforeEach
    void reset() {
        store.reset();
        store.run("truncate matching.link, matching.profile, matching.block, matching.offer");
        inTheOrderOfTheirRelease();
        national = new ReportingSystem("EE", incoming, transaction);
        gateway = new ReportingSystem("EU", incoming, transaction);
    }

    /** Numbers of one millisecond are in no order. */
    private void inTheOrderOfTheirRelease() {
        if (one.number().toString().compareTo(two.number().toString()) > 0) {
            ReportIdentity later = one;
            one = two;
            two = later;
        }
    }

    private void judge() {
        while (judging.follow() > 0) {
            // to the end of the journal
        }
    }

    private void arriveByBothWays(SeizureReport nationally, SeizureReport throughGateway) {
        national.report(one, nationally, CASE);
        judge();
        gateway.report(two, throughGateway, CASE);
        judge();
    }

    private long cases() {
        return search.count(ANALYST, SearchFilter.everything()).cases();
    }

    private UUID record(ReportIdentity identity) {
        return sources.named(ANALYST, List.of(identity)).getFirst().record();
    }

    private Sources sources(ReportIdentity identity) {
        return links.of(ANALYST, record(identity));
    }

    private static SeizureReport on(String day, String precision) {
        return TestReports.with(
                TestReports.with(
                        TestReports.with(TestReports.tobacco(), "/eventDate/time", null), "/eventDate/date", day),
                "/eventDate/precision",
                precision);
    }

    @Test
    void theSameCaseByTwoWaysIsCountedAndListedOnceAndKeepsBothSources() {
        arriveByBothWays(TestReports.mixed(), TestReports.tobacco());

        assertThat(search.count(ANALYST, SearchFilter.everything())).isEqualTo(new Counts(1, 5, 1, 0));
        var listed = search.search(ANALYST, SearchFilter.everything(), null, 10).reports();
        assertThat(listed).extracting(ReportSummary::identity).containsExactly(one);
        assertThat(sources.counts(ANALYST, List.of(record(one)))).containsExactly(java.util.Map.entry(record(one), 2));
        assertThat(found.page(ANALYST, SearchFilter.everything(), null).found()).hasSize(1);
        assertThat(found.versions(ANALYST, SearchFilter.everything(), null).found())
                .hasSize(2);
        LinkedReport linked = sources(one).linked().getFirst();
        assertThat(linked.identity()).isEqualTo(two);
        assertThat(Objects.requireNonNull(linked.link()).rule()).isEqualTo("same-case");
        assertThat(linked.link().author()).isNull();
        assertThat(sources(two).linked()).extracting(LinkedReport::identity).containsExactly(one);
    }

    @Test
    void whatOnlyTheLaterSourceSaysFindsTheSeizureToo() {
        arriveByBothWays(TestReports.tobacco(), TestReports.mixed());

        SearchFilter drugs = new SearchFilter(
                "",
                Set.of("DRUGS"),
                Set.of(),
                Set.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                false);
        assertThat(search.search(ANALYST, drugs, null, 10).reports())
                .extracting(ReportSummary::identity)
                .containsExactly(two);
        assertThat(search.count(ANALYST, drugs).cases()).isEqualTo(1);
    }

    @Test
    void theStrictestHandlingOfTheSourcesHoldsOnPagesAndInFiles() {
        national = new ReportingSystem("EE", List.of("H0"), incoming, transaction);
        gateway = new ReportingSystem("EU", List.of("H1", "H2"), incoming, transaction);
        arriveByBothWays(TestReports.tobacco(), TestReports.tobacco());

        assertThat(sources(one).handling()).containsExactly("H1", "H2");
        assertThat(found.page(ANALYST, SearchFilter.everything(), null).found())
                .extracting(FoundReport::handling)
                .containsExactly(List.of("H1", "H2"));
    }

    @Test
    void ofAReportThatStandsAloneItsOwnHandlingHolds() {
        national.report(one, TestReports.tobacco(), CASE);

        assertThat(found.page(ANALYST, SearchFilter.everything(), null).found())
                .extracting(FoundReport::handling)
                .containsExactly(List.of("H1"));
    }

    @Test
    void otherGoodsOrOtherDaysAreOfferedAndNotLinked() {
        arriveByBothWays(
                TestReports.tobacco(), TestReports.with(TestReports.tobacco(), "/goods/0/quantity/amount", "8000000"));

        assertThat(cases()).isEqualTo(2);
        assertThat(sources(one).linked()).isEmpty();
        assertThat(sources(one).offered())
                .containsExactly(new OfferedReport(record(two), two, Set.of(Difference.QUANTITY), List.of(), false));
        gateway.report(two, on("2026-05-05", "DAY"), CASE);
        judge();
        assertThat(cases()).isEqualTo(2);
        assertThat(sources(one).offered().getFirst().differences()).containsExactly(Difference.DATE);
    }

    @Test
    void aMonthFitsEachOfItsDays() {
        arriveByBothWays(on("2026-05-03", "DAY"), on("2026-05-01", "MONTH"));

        assertThat(cases()).isEqualTo(1);
    }

    @Test
    void anotherCountryIsNeverLinkedByRule() {
        ReportIdentity latvian = Sender.newReport("LV-CUSTOMS");
        national.report(one, TestReports.tobacco(), CASE);
        gateway.report(latvian, TestReports.with(TestReports.tobacco(), "/reportingCountry", "LV"), CASE);
        judge();

        assertThat(cases()).isEqualTo(2);
        assertThat(sources(one).offered().getFirst().differences()).containsExactly(Difference.COUNTRY);
    }

    @Test
    void whenOneSourceIsWithdrawnTheOtherStands() {
        arriveByBothWays(TestReports.tobacco(), TestReports.tobacco());

        national.withdraw(one);
        assertThat(cases()).isEqualTo(1);
        judge();
        assertThat(cases()).isEqualTo(1);
        assertThat(search.search(ANALYST, SearchFilter.everything(), null, 10).reports())
                .extracting(ReportSummary::identity)
                .containsExactly(two);
        assertThat(sources(two).linked()).isEmpty();
        gateway.withdraw(two);
        judge();
        assertThat(cases()).isZero();
    }

    @Test
    void aCorrectionThatNoLongerFitsTakesTheRulesLinkBackAndOneThatFitsAgainMakesItAnew() {
        arriveByBothWays(TestReports.tobacco(), TestReports.tobacco());

        gateway.report(two, on("2026-05-09", "DAY"), CASE);
        judge();
        assertThat(cases()).isEqualTo(2);
        assertThat(store.value("select undone_reason from matching.link where undone_by is null"))
                .isEqualTo("date");
        gateway.report(two, on("2026-05-03", "DAY"), CASE);
        judge();
        assertThat(cases()).isEqualTo(1);
    }

    @Test
    void whatAPersonPartedNoRuleLinksAgain() {
        arriveByBothWays(TestReports.tobacco(), TestReports.tobacco());

        links.undo(
                ANALYST,
                record(one),
                Objects.requireNonNull(sources(one).linked().getFirst().link()).id(),
                PartingReason.TWO_SEIZURES);
        assertThat(cases()).isEqualTo(2);
        gateway.report(two, on("2026-05-03", "DAY"), CASE);
        national.report(one, TestReports.mixed(), CASE);
        judge();
        assertThat(cases()).isEqualTo(2);
        assertThat(sources(one).offered())
                .containsExactly(new OfferedReport(record(two), two, Set.of(), List.of(), true));
        links.link(ANALYST, record(one), record(two));
        assertThat(cases()).isEqualTo(1);
    }

    @Test
    void aPersonsLinkStaysWhateverIsCorrected() {
        arriveByBothWays(TestReports.tobacco(), on("2026-05-09", "DAY"));

        links.link(ANALYST, record(two), record(one));
        assertThat(cases()).isEqualTo(1);
        gateway.report(
                two,
                TestReports.with(on("2026-05-10", "DAY"), "/goods/0/brand", "Other"),
                ReportingSystem.theCase('C'));
        judge();
        assertThat(cases()).isEqualTo(1);
        assertThat(Objects.requireNonNull(sources(two).linked().getFirst().link())
                        .author())
                .isEqualTo("tester");
    }

    @Test
    void aThirdReportDoesNotBringTogetherWhatAPersonParted() {
        arriveByBothWays(TestReports.tobacco(), TestReports.tobacco());
        links.undo(
                ANALYST,
                record(two),
                Objects.requireNonNull(sources(two).linked().getFirst().link()).id(),
                PartingReason.NOT_CERTAIN);

        ReportIdentity third = Sender.newReport();
        gateway.report(third, TestReports.tobacco(), CASE);
        judge();

        assertThat(cases()).isEqualTo(2);
        assertThat(sources(third).linked()).extracting(LinkedReport::identity).containsExactly(one);
    }

    @Test
    void aPersonsWordGoesBeforeTheRulesAndMustNotBringTogetherWhatAPersonParted() {
        aThirdReportDoesNotBringTogetherWhatAPersonParted();
        UUID third = sources(one).linked().getFirst().record();

        links.link(ANALYST, third, record(two));
        assertThat(cases()).isEqualTo(2);
        assertThat(sources(two).linked()).extracting(LinkedReport::record).containsExactly(third);
        assertThatThrownBy(() -> links.link(ANALYST, third, record(one)))
                .isInstanceOfSatisfying(
                        LinkRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LinkRefusedException.Reason.PARTED));
        assertThat(cases()).isEqualTo(2);
    }

    @Test
    void aWordThatVeryManyReportsGiveAsTheirCaseLinksNothing() {
        for (int i = 0; i <= Neighbourhood.CROWD; i++) {
            national.report(Sender.newReport(), TestReports.tobacco(), CASE);
            judge();
        }

        assertThat(cases()).isEqualTo(Neighbourhood.CROWD + 1);
    }

    @Test
    void whatArrivesTwiceOrIsJudgedTwiceChangesNothing() {
        arriveByBothWays(TestReports.tobacco(), TestReports.tobacco());

        assertThat(gateway.repeat(two)).isInstanceOf(Outcome.AlreadyAccepted.class);
        store.run("update journal.follower set position = 0 where name = 'matching'");
        judge();

        assertThat(cases()).isEqualTo(1);
        assertThat(store.value("select count(*) from matching.link")).isEqualTo(1L);
    }

    @Test
    void twoInstancesAtOnceMakeOneSeizureOfAPair() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 10; round++) {
                CasePseudonym theCase = ReportingSystem.theCase((char) ('a' + round));
                ReportIdentity here = Sender.newReport();
                ReportIdentity there = Sender.newReport();
                List<Callable<Object>> work = List.of(
                        () -> arrived(national, here, theCase),
                        () -> arrived(gateway, there, theCase),
                        judging::follow,
                        judging::follow);
                for (var done : threads.invokeAll(work)) {
                    done.get();
                }
            }
        }
        judge();

        assertThat(cases()).isEqualTo(10);
        assertThat(store.value("select count(*) from matching.link where undone_at is null"))
                .isEqualTo(10L);
        assertThat(store.value("select count(distinct seizure) from registry.report"))
                .isEqualTo(10L);
    }

    private boolean arrived(ReportingSystem system, ReportIdentity identity, CasePseudonym theCase) {
        system.report(identity, TestReports.tobacco(), theCase);
        return judging.follow() > 0;
    }

    @Test
    void onlyThoseWhoMayLinkAndWhoSeeBothReportsLinkAndPart() {
        arriveByBothWays(TestReports.tobacco(), TestReports.tobacco());
        long link =
                Objects.requireNonNull(sources(one).linked().getFirst().link()).id();
        UUID record = record(one);

        assertThat(links.of(OFFICER, record).linked()).hasSize(1);
        assertThatThrownBy(() -> links.undo(OFFICER, record, link, PartingReason.NOT_CERTAIN))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> links.undo(LATVIANS_ONLY, record, link, PartingReason.NOT_CERTAIN))
                .isInstanceOf(LinkRefusedException.class);
        assertThatThrownBy(() -> links.link(LATVIANS_ONLY, record, record(two)))
                .isInstanceOf(LinkRefusedException.class);
        assertThat(links.of(LATVIANS_ONLY, record).isAlone()).isTrue();
        assertThat(cases()).isEqualTo(1);
    }

    @Test
    void nobodySeesOfASeizureWhatAnotherCountryReportedOfIt() {
        ReportIdentity latvian = Sender.newReport("LV-CUSTOMS");
        national.report(one, TestReports.tobacco(), CASE);
        gateway.report(latvian, TestReports.with(TestReports.tobacco(), "/reportingCountry", "LV"), CASE);
        judge();
        links.link(ANALYST, record(one), record(latvian));

        assertThat(cases()).isEqualTo(1);
        assertThat(links.of(LATVIANS_ONLY, record(latvian)).linked()).isEmpty();
        assertThat(search.count(LATVIANS_ONLY, SearchFilter.everything())).isEqualTo(new Counts(1, 1, 1, 0));
        assertThat(search.search(LATVIANS_ONLY, SearchFilter.everything(), null, 10)
                        .reports())
                .extracting(ReportSummary::identity)
                .containsExactly(latvian);
        assertThat(sources.counts(LATVIANS_ONLY, List.of(record(latvian)))).isEmpty();
    }
}
