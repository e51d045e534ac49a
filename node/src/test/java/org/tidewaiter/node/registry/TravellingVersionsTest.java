package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.delivery.OutgoingVersions;
import org.tidewaiter.node.delivery.OutgoingVersions.Asked;
import org.tidewaiter.node.delivery.Travel;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.registry.NewReport.ReleaseMode;
import org.tidewaiter.report.SeizureReport;

@NationalRegistryTest
class TravellingVersionsTest {

    private static final CasePseudonym PSEUDONYM = new CasePseudonym("2026-ab", "C".repeat(43));

    @Autowired
    Recording recording;

    @Autowired
    Decisions decisions;

    @Autowired
    Reports reports;

    @Autowired
    OutgoingVersions outgoing;

    @Autowired
    TestClock clock;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
    }

    private UUID signed(SeizureReport report) {
        return recording
                .record(People.MARI, List.of(new NewReport(report, PSEUDONYM, null, ReleaseMode.AUTOMATIC)))
                .getFirst()
                .record();
    }

    private UUID signedWithText(SeizureReport report) {
        UUID record = recording
                .record(People.MARI, List.of(new NewReport(report, PSEUDONYM, null, ReleaseMode.BY_COORDINATOR)))
                .getFirst()
                .record();
        decisions.release(People.COORDINATOR, record, true);
        awaitVersion(record, 1);
        return record;
    }

    private void correct(UUID record, int seen) {
        decisions.rewrite(People.MARI, record, seen, TestReports.mixed(), null, ReleaseMode.AUTOMATIC);
        awaitVersion(record, seen + 1);
    }

    private void awaitVersion(UUID record, int version) {
        Awaiting.until(
                "version " + version + " is signed",
                () -> detail(record).summary().version() == version);
    }

    private ReportDetail detail(UUID record) {
        return reports.find(People.COORDINATOR, record).orElseThrow();
    }

    private VersionRef ref(UUID record, int version) {
        return new VersionRef(Objects.requireNonNull(detail(record).summary().identity()), version);
    }

    private Travel travel(UUID record, int version, Agreement agreement) {
        return travel(record, version, null, false, agreement);
    }

    private Travel travel(UUID record, int version, @Nullable Integer held, boolean everSent, Agreement agreement) {
        return outgoing.travels(List.of(new Asked(ref(record, version), held, everSent)), agreement)
                .getFirst();
    }

    private static Set<String> parts(Travel travel) {
        return ((Travel.Travels) travel)
                .version().disclosures().stream()
                        .map(disclosure -> DisclosedContent.part(disclosure).name())
                        .collect(Collectors.toSet());
    }

    @Test
    void whatWasSignedTravelsWithItsDigests() {
        UUID record = signed(TestReports.mixed());
        VersionDetail version = detail(record).versions().getFirst();

        Travel.Travels travels = (Travel.Travels) travel(record, 1, Sender.agreement());

        assertThat(travels.version().jws()).isEqualTo(version.jws());
        assertThat(travels.digest().text()).isEqualTo(version.digest());
        assertThat(travels.disclosed()).isEqualTo(travels.version().disclosed());
        assertThat(travels.after()).isNull();
        assertThat(travels.skipped()).isEmpty();
        assertThat(parts(travels))
                .contains("event", "goods/tobacco2", "goods/cocaine2", "offender-profiles", "pseudonym")
                .doesNotContain("text");
    }

    @Test
    void underATobaccoAgreementOnlyTheTobaccoAndWhatBelongsToItTravels() {
        UUID record = signedWithText(TestReports.mixed());

        assertThat(parts(travel(record, 1, Sender.agreement("TOBACCO"))))
                .contains("event", "place", "goods/tobacco2", "leg/1", "transport", "concealment")
                .noneMatch(name -> name.startsWith("goods/") && !name.equals("goods/tobacco2"))
                .doesNotContain("text");
        assertThat(parts(travel(record, 1, Sender.agreement()))).contains("text");
    }

    @Test
    void aCaseWithoutAnAgreedLineIsNotDue() {
        UUID record = signed(TestReports.tobacco());

        assertThat(travel(record, 1, Sender.agreement("DRUGS"))).isEqualTo(new Travel.NotDue("other-category"));
    }

    @Test
    void anotherKindOfEventIsNotDue() {
        UUID record = signed(TestReports.with(TestReports.mixed(), "/eventKind", "ATTEMPT"));

        assertThat(travel(record, 1, Sender.agreement())).isEqualTo(new Travel.NotDue("other-event-kind"));
    }

    @Test
    void aVersionIsJudgedByItsOwnContentAndNotByTheHeads() {
        UUID record = signed(TestReports.tobacco());
        correct(record, 1);

        assertThat(travel(record, 1, Sender.agreement("DRUGS"))).isEqualTo(new Travel.NotDue("other-category"));
        assertThat(travel(record, 2, Sender.agreement("DRUGS"))).isInstanceOf(Travel.Travels.class);
    }

    @Test
    void fewerThanThreeOffendersAreNotDescribed() {
        UUID record = signed(TestReports.twoOffenders());

        assertThat(detail(record).versions().getFirst().partNames()).contains("offender-profiles");
        assertThat(parts(travel(record, 1, Sender.agreement())))
                .contains("offenders")
                .doesNotContain("offender-profiles");
    }

    @Test
    void thePseudonymTravelsOnlyWhereTheProfileListsIt() {
        UUID record = signed(TestReports.tobacco());

        assertThat(parts(travel(record, 1, Sender.agreement()))).contains("pseudonym");
        assertThat(AgreedParts.of(
                        List.of((String[]) store.value("select disclosures from registry.version")),
                        Sender.agreement(),
                        Narrow.WITHOUT_PSEUDONYM))
                .isInstanceOfSatisfying(
                        AgreedParts.Agreed.Due.class,
                        due -> assertThat(due.disclosures())
                                .isNotEmpty()
                                .noneMatch(disclosure ->
                                        DisclosedContent.part(disclosure).name().equals("pseudonym")));
        assertThat(detail(record).versions().getFirst().partNames()).doesNotContain("pseudonym");
    }

    @Test
    void aHeldReportWaitsUntilItsHoldEnds() {
        UUID record = signed(TestReports.mixed());
        decisions.hold(People.COORDINATOR, record, clock.instant().plus(Duration.ofHours(1)), "COURT_ORDER");

        assertThat(travel(record, 1, Sender.agreement()))
                .isEqualTo(new Travel.Held(clock.instant().plus(Duration.ofHours(1)), "COURT_ORDER"));
        clock.advance(Duration.ofHours(1));
        assertThat(travel(record, 1, Sender.agreement())).isInstanceOf(Travel.Travels.class);

        decisions.hold(People.COORDINATOR, record, null, "INVESTIGATION");
        assertThat(travel(record, 1, Sender.agreement())).isEqualTo(new Travel.Held(null, "INVESTIGATION"));
        decisions.lift(People.COORDINATOR, record);
        assertThat(travel(record, 1, Sender.agreement())).isInstanceOf(Travel.Travels.class);
    }

    @Test
    void aWithdrawalIsNeverHeldAndGoesOnlyWhereTheReportWent() {
        UUID record = signed(TestReports.mixed());
        decisions.hold(People.COORDINATOR, record, null, "INVESTIGATION");
        decisions.withdraw(People.COORDINATOR, record, "OTHER");
        awaitVersion(record, 2);

        assertThat(travel(record, 2, null, false, Sender.agreement())).isEqualTo(new Travel.NotDue("never-sent"));
        assertThat(travel(record, 2, null, true, Sender.agreement("DRUGS")))
                .isInstanceOfSatisfying(
                        Travel.Travels.class,
                        travels -> assertThat(travels.version().disclosures()).isEmpty());
        assertThat(travel(record, 2, 1, true, Sender.agreement()))
                .isInstanceOfSatisfying(
                        Travel.Travels.class,
                        travels -> assertThat(travels.after())
                                .isEqualTo(Digest.parse(
                                        detail(record).versions().getLast().digest())));
    }

    @Test
    void contentOfAWithdrawnReportIsNotDue() {
        UUID record = signed(TestReports.mixed());
        decisions.withdraw(People.COORDINATOR, record, "OTHER");
        awaitVersion(record, 2);

        assertThat(travel(record, 1, null, true, Sender.agreement())).isEqualTo(new Travel.NotDue("withdrawn"));
    }

    @Test
    void theTokensOfSkippedVersionsComeAlong() {
        UUID record = signed(TestReports.mixed());
        correct(record, 1);
        correct(record, 2);
        correct(record, 3);
        List<VersionDetail> versions = detail(record).versions();

        Travel.Travels travels = (Travel.Travels) travel(record, 4, 1, true, Sender.agreement());

        assertThat(travels.after()).isEqualTo(Digest.parse(versions.getLast().digest()));
        assertThat(travels.skipped())
                .containsExactly(versions.get(2).jws(), versions.get(1).jws());
        assertThat(((Travel.Travels) travel(record, 4, 3, true, Sender.agreement())).skipped())
                .isEmpty();
    }

    @Test
    void whatIsNotThereIsUnknownAndAnswersKeepTheirPlaces() {
        UUID record = signed(TestReports.mixed());
        VersionRef known = ref(record, 1);
        ReportIdentity other = new ReportIdentity("LV-CUSTOMS", known.identity().number());

        assertThat(outgoing.travels(
                        List.of(
                                new Asked(new VersionRef(other, 1), null, false),
                                new Asked(known, null, false),
                                new Asked(new VersionRef(known.identity(), 9), null, false)),
                        Sender.agreement()))
                .extracting(Object::getClass)
                .containsExactly(Travel.NotDue.class, Travel.Travels.class, Travel.NotDue.class);
        assertThat(outgoing.travels(List.of(), Sender.agreement())).isEmpty();
    }

    @Test
    void tellsWhenVersionsWereReleased() {
        UUID record = signed(TestReports.mixed());
        clock.advance(Duration.ofDays(1));
        correct(record, 1);
        VersionRef unknown = new VersionRef(Sender.newReport(), 1);

        assertThat(outgoing.releasedAt(Arrays.asList(ref(record, 1), ref(record, 2), unknown)))
                .hasSize(2)
                .containsEntry(ref(record, 1), RegistryNode.NOW)
                .containsEntry(ref(record, 2), clock.instant());
    }

    private void correct(UUID record, int seen, SeizureReport content) {
        decisions.rewrite(People.MARI, record, seen, content, null, ReleaseMode.AUTOMATIC);
        awaitVersion(record, seen + 1);
    }

    private Travel afterRecall(UUID record, int version, Agreement agreement) {
        return outgoing.travels(List.of(new Asked(ref(record, version), null, true, true)), agreement)
                .getFirst();
    }

    @Test
    void aCorrectionThatLeavesTheScopeIsNeverSentAndTakesTheReportBack() {
        UUID record = signed(TestReports.mixed());
        correct(record, 1, TestReports.tobacco());
        Digest second = Digest.parse(detail(record).versions().getFirst().digest());
        Agreement drugs = Sender.agreement("DRUGS");

        assertThat(travel(record, 2, 1, true, drugs))
                .isEqualTo(new Travel.Recalled(new RecalledReport(ref(record, 2).identity(), 2, second)));
        assertThat(travel(record, 2, null, true, drugs)).isInstanceOf(Travel.Recalled.class);
        assertThat(travel(record, 2, null, false, drugs)).isEqualTo(new Travel.NotDue("other-category"));
        assertThat(afterRecall(record, 2, drugs)).isEqualTo(new Travel.NotDue("recalled"));
    }

    @Test
    void whatWasCorrectedOutOfTheScopeBeforeItWasSentStays() {
        UUID record = signed(TestReports.mixed());
        correct(record, 1, TestReports.tobacco());

        assertThat(travel(record, 1, Sender.agreement("DRUGS"))).isEqualTo(new Travel.NotDue("left-scope"));
        assertThat(travel(record, 1, null, true, Sender.agreement("DRUGS")))
                .isInstanceOfSatisfying(
                        Travel.Recalled.class,
                        recalled -> assertThat(recalled.report().version()).isEqualTo(2));
    }

    @Test
    void aCorrectionThatEntersTheScopeIsSentWithoutAPredecessor() {
        UUID record = signed(TestReports.tobacco());
        correct(record, 1, TestReports.mixed());

        assertThat(travel(record, 2, Sender.agreement("DRUGS")))
                .isInstanceOfSatisfying(Travel.Travels.class, travels -> {
                    assertThat(travels.after()).isNull();
                    assertThat(travels.skipped()).isEmpty();
                    assertThat(parts(travels)).contains("goods/cocaine2").doesNotContain("goods/tobacco2");
                });
    }

    @Test
    void afterARecallTheNextVersionInScopeIsSentWithoutAPredecessor() {
        UUID record = signed(TestReports.mixed());
        correct(record, 1, TestReports.tobacco());
        correct(record, 2, TestReports.mixed());

        assertThat(afterRecall(record, 3, Sender.agreement("DRUGS")))
                .isInstanceOfSatisfying(
                        Travel.Travels.class,
                        travels -> assertThat(travels.after()).isNull());
    }

    @Test
    void aHoldKeepsNothingAtAPartnerThatHasToGiveItBack() {
        UUID record = signed(TestReports.mixed());
        correct(record, 1, TestReports.tobacco());
        decisions.hold(People.COORDINATOR, record, null, "INVESTIGATION");

        assertThat(travel(record, 2, 1, true, Sender.agreement("DRUGS"))).isInstanceOf(Travel.Recalled.class);
    }

    @Test
    void anEmbargoedReportTravelsUnderNoAgreement() {
        UUID record = signed(TestReports.mixed());
        decisions.hold(People.COORDINATOR, record, clock.instant().plus(Duration.ofDays(3)), "INVESTIGATION");

        for (Agreement agreement :
                List.of(Sender.agreement(), Sender.agreement("TOBACCO"), Sender.agreement("DRUGS"))) {
            assertThat(travel(record, 1, agreement)).isInstanceOf(Travel.Held.class);
            assertThat(travel(record, 1, null, true, agreement)).isInstanceOf(Travel.Held.class);
        }
    }

    @Test
    void knowsTheProfilesThatComeWithTheProgram() {
        KnownProfiles profiles = new KnownProfiles();
        ProfileReference agreed = Sender.agreement().profile();

        assertThat(profiles.digestOf(agreed.name())).contains(agreed.digest());
        assertThat(profiles.digestOf("no-such")).isEmpty();
        assertThat(profiles.digestOf("../../x")).isEmpty();
    }
}
