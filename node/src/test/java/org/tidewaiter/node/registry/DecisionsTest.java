package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tidewaiter.node.access.NotPermittedException;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.JournalEntry;
import org.tidewaiter.node.registry.DecisionRefusedException.Reason;
import org.tidewaiter.node.registry.NewReport.ReleaseMode;
import org.tidewaiter.node.registry.OpenWork.Waiting;
import org.tidewaiter.report.SeizureReport;

@NationalRegistryTest
class DecisionsTest {

    private static final SeizureReport CORRECTED =
            TestReports.with(TestReports.mixed(), "/goods/0/brand", "Southern Fir");

    @Autowired
    Recording recording;

    @Autowired
    Decisions decisions;

    @Autowired
    Reports reports;

    @Autowired
    OpenWork work;

    @Autowired
    ReportSearch search;

    @Autowired
    Journal journal;

    @Autowired
    TestSigning permission;

    @Autowired
    TestClock clock;

    @Autowired
    ReconsideredReports reconsidered;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
    }

    private UUID record(ReleaseMode release) {
        NewReport report = new NewReport(TestReports.mixed(), null, null, release);
        return recording.record(People.MARI, List.of(report)).getFirst().record();
    }

    private UUID submitted() {
        return record(ReleaseMode.BY_COORDINATOR);
    }

    private UUID signed() {
        return record(ReleaseMode.AUTOMATIC);
    }

    private ReportDetail find(UUID record) {
        return reports.find(People.COORDINATOR, record).orElseThrow();
    }

    private OpenRevision open(UUID record) {
        return Objects.requireNonNull(find(record).open());
    }

    private void awaitVersion(UUID record, int version) {
        Awaiting.until(
                "version " + version + " is signed",
                () -> find(record).summary().version() == version);
    }

    private static void refused(Reason reason, ThrowingCallable decision) {
        assertThatThrownBy(decision)
                .isInstanceOfSatisfying(
                        DecisionRefusedException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Test
    void aVerifiedReportWaitsForItsRelease() {
        UUID record = submitted();
        assertThat(work.count(People.COORDINATOR, Waiting.TO_VERIFY)).isEqualTo(1);

        decisions.verify(People.COORDINATOR, record);

        assertThat(find(record).summary().state()).isEqualTo(ReportState.VERIFIED);
        assertThat(open(record).verifiedBy()).isEqualTo("kadri");
        assertThat(open(record).verifiedAt()).isEqualTo(RegistryNode.NOW);
        assertThat(work.count(People.COORDINATOR, Waiting.TO_VERIFY)).isZero();
        assertThat(work.list(People.COORDINATOR, Waiting.TO_RELEASE, 10))
                .extracting(ReportSummary::record)
                .containsExactly(record);
        refused(Reason.WRONG_STATE, () -> decisions.verify(People.COORDINATOR, record));
    }

    @Test
    void aReportGivenBackIsRewrittenByItsOfficer() {
        UUID record = submitted();
        decisions.giveBack(People.COORDINATOR, record);

        assertThat(find(record).summary().state()).isEqualTo(ReportState.RETURNED);
        assertThat(work.list(People.MARI, Waiting.RETURNED, 10))
                .extracting(ReportSummary::record)
                .containsExactly(record);
        refused(Reason.WRONG_STATE, () -> decisions.release(People.COORDINATOR, record, false));
        refused(Reason.WRONG_STATE, () -> decisions.giveBack(People.COORDINATOR, record));

        clock.advance(Duration.ofMinutes(5));
        decisions.rewrite(People.MARI, record, 0, CORRECTED, null, ReleaseMode.BY_COORDINATOR);

        assertThat(find(record).summary().state()).isEqualTo(ReportState.SUBMITTED);
        assertThat(find(record).content()).isEqualTo(CORRECTED);
        assertThat(find(record).summary().goods())
                .extracting(GoodsSummary::brand)
                .contains("Southern Fir");
        assertThat(open(record).version()).isEqualTo(1);
        assertThat(open(record).writtenAt()).isEqualTo(clock.instant());
        assertThat(find(record).summary().changedAt()).isEqualTo(clock.instant());
        assertThat(work.count(People.MARI, Waiting.RETURNED)).isZero();
    }

    @Test
    void aRewriteMayBeReleasedAtOnce() {
        UUID record = submitted();

        decisions.rewrite(
                People.MARI, record, 0, CORRECTED, new CasePseudonym("2026-a", "p".repeat(43)), ReleaseMode.AUTOMATIC);

        awaitVersion(record, 1);
        assertThat(find(record).content()).isEqualTo(CORRECTED);
        assertThat(find(record).versions()).hasSize(1);
        assertThat((String[]) store.value("select part_names from registry.version"))
                .contains("pseudonym");
        assertThat(store.value("select pseudonym_key from registry.report")).isEqualTo("2026-a");
    }

    @Test
    void aCorrectionIsTheNextVersionAndNamesItsPredecessor() {
        UUID record = signed();
        Instant firstRelease = clock.instant();
        clock.advance(Duration.ofDays(1));
        decisions.rewrite(People.MARI, record, 1, CORRECTED, null, ReleaseMode.BY_COORDINATOR);

        assertThat(find(record).summary().state()).isEqualTo(ReportState.SIGNED);
        assertThat(find(record).summary().open()).isEqualTo(ReportState.SUBMITTED);
        assertThat(find(record).content()).isEqualTo(TestReports.mixed());
        assertThat(open(record).content()).isEqualTo(CORRECTED);
        assertThat(open(record).version()).isEqualTo(2);

        decisions.release(People.COORDINATOR, record, false);
        awaitVersion(record, 2);

        ReportDetail found = find(record);
        assertThat(found.content()).isEqualTo(CORRECTED);
        assertThat(found.summary().goods()).extracting(GoodsSummary::brand).contains("Southern Fir");
        assertThat(found.versions()).extracting(VersionDetail::version).containsExactly(2, 1);
        assertThat(found.versions().getFirst().predecessors())
                .containsExactly(found.versions().getLast().digest());
        assertThat(found.versions().getLast().content()).isEqualTo(TestReports.mixed());
        assertThat(found.versions().getLast().releasedAt()).isEqualTo(firstRelease);
        assertThat(found.summary().releasedAt()).isEqualTo(clock.instant());
        assertThat(journal.after(0, 10)).extracting(JournalEntry::version).containsExactly(1, 2);
    }

    @Test
    void aCorrectionThatWaitsForItsSignatureDoesNotShowInTheHead() {
        UUID record = signed();
        permission.permit(false);
        clock.advance(Duration.ofDays(1));

        decisions.rewrite(People.MARI, record, 1, CORRECTED, null, ReleaseMode.AUTOMATIC);

        assertThat(find(record).summary().releasedAt()).isEqualTo(RegistryNode.NOW);
        assertThat(find(record).summary().open()).isEqualTo(ReportState.RELEASED);
        permission.permit(true);
        awaitVersion(record, 2);
        assertThat(find(record).summary().releasedAt()).isEqualTo(clock.instant());
    }

    @Test
    void whoStartedFromAnOlderVersionIsToldThatItChanged() {
        UUID record = signed();
        decisions.rewrite(People.MARI, record, 1, CORRECTED, null, ReleaseMode.AUTOMATIC);
        awaitVersion(record, 2);

        refused(
                Reason.CHANGED_MEANWHILE,
                () -> decisions.rewrite(
                        People.MARI, record, 1, TestReports.tobacco(), null, ReleaseMode.BY_COORDINATOR));
    }

    @Test
    void aDiscardedCorrectionLeavesTheHead() {
        UUID record = signed();
        decisions.rewrite(People.MARI, record, 1, CORRECTED, null, ReleaseMode.BY_COORDINATOR);

        decisions.discardCorrection(People.MARI, record);

        assertThat(find(record).open()).isNull();
        assertThat(find(record).content()).isEqualTo(TestReports.mixed());
        UUID unreleased = submitted();
        refused(Reason.WRONG_STATE, () -> decisions.discardCorrection(People.MARI, unreleased));
    }

    @Test
    void aSecondCorrectionTakesThePlaceOfTheFirst() {
        UUID record = signed();
        decisions.rewrite(People.MARI, record, 1, CORRECTED, null, ReleaseMode.BY_COORDINATOR);
        decisions.rewrite(People.MARI, record, 1, TestReports.tobacco(), null, ReleaseMode.BY_COORDINATOR);

        assertThat(open(record).content()).isEqualTo(TestReports.tobacco());
        assertThat(open(record).version()).isEqualTo(2);
    }

    @Test
    void anUnreleasedReportIsWithdrawnHereOnly() {
        UUID record = submitted();

        decisions.withdraw(People.MARI, record, "ENTERED_IN_ERROR");

        assertThat(find(record).summary().state()).isEqualTo(ReportState.WITHDRAWN);
        assertThat(find(record).versions()).isEmpty();
        assertThat(journal.lastPosition()).isZero();
        refused(Reason.WITHDRAWN, () -> decisions.verify(People.COORDINATOR, record));
    }

    @Test
    void aSignedReportIsWithdrawnByASignedVersionAndForEver() {
        UUID record = signed();
        decisions.rewrite(People.MARI, record, 1, CORRECTED, null, ReleaseMode.BY_COORDINATOR);

        decisions.withdraw(People.COORDINATOR, record, "COURT_DECISION");
        awaitVersion(record, 2);

        ReportDetail found = find(record);
        assertThat(found.summary().state()).isEqualTo(ReportState.WITHDRAWN);
        VersionDetail withdrawal = found.versions().getFirst();
        assertThat(withdrawal.withdrawal()).isTrue();
        assertThat(withdrawal.reason()).isEqualTo("COURT_DECISION");
        assertThat(withdrawal.content()).isNull();
        assertThat(withdrawal.disclosures()).isEmpty();
        assertThat(withdrawal.predecessors())
                .containsExactly(found.versions().getLast().digest());
        assertThat(found.content()).isEqualTo(TestReports.mixed());
        assertThat(found.open()).isNull();
        assertThat(journal.after(1, 10)).extracting(JournalEntry::change).containsExactly(Change.WITHDRAWAL);
        assertThat(search.count(People.COORDINATOR, SearchFilter.everything())).isEqualTo(Counts.NONE);
        refused(Reason.WITHDRAWN, () -> decisions.withdraw(People.COORDINATOR, record, "OTHER"));
        refused(
                Reason.WITHDRAWN,
                () -> decisions.rewrite(People.MARI, record, 2, CORRECTED, null, ReleaseMode.AUTOMATIC));
    }

    @Test
    void aReasonIsACodeOfItsList() {
        UUID record = signed();
        assertThatThrownBy(() -> decisions.withdraw(People.COORDINATOR, record, "because"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("because");
        assertThatThrownBy(() -> decisions.hold(People.COORDINATOR, record, null, "because"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("because");
    }

    @Test
    void aHoldShowsUntilItIsLifted() {
        UUID record = signed();

        decisions.hold(People.COORDINATOR, record, null, "INVESTIGATION");

        assertThat(find(record).hold()).isEqualTo(new Hold(null, "INVESTIGATION", "kadri", RegistryNode.NOW));
        assertThat(find(record).summary().held()).isTrue();
        assertThat(work.list(People.COORDINATOR, Waiting.HELD, 10)).hasSize(1);

        decisions.lift(People.COORDINATOR, record);

        assertThat(find(record).hold()).isNull();
        assertThat(find(record).summary().held()).isFalse();
        assertThat(reconsidered.reports)
                .containsExactly(Objects.requireNonNull(find(record).summary().identity()));
        assertThat(work.count(People.COORDINATOR, Waiting.HELD)).isZero();
    }

    @Test
    void aHoldEndsByItselfAtItsTime() {
        UUID record = signed();
        decisions.hold(People.COORDINATOR, record, clock.instant().plus(Duration.ofHours(2)), "COURT_ORDER");
        assertThat(find(record).summary().held()).isTrue();

        clock.advance(Duration.ofHours(2));

        assertThat(find(record).summary().held()).isFalse();
        assertThat(work.count(People.COORDINATOR, Waiting.HELD)).isZero();
    }

    @Test
    void aSecondHoldTakesThePlaceOfTheFirst() {
        UUID record = signed();
        decisions.hold(People.COORDINATOR, record, null, "INVESTIGATION");
        decisions.hold(People.COORDINATOR, record, null, "COURT_ORDER");

        assertThat(Objects.requireNonNull(find(record).hold()).reason()).isEqualTo("COURT_ORDER");
    }

    @Test
    void aWithdrawnReportIsNoLongerWorkThatWaits() {
        UUID record = signed();
        decisions.hold(People.COORDINATOR, record, null, "INVESTIGATION");
        decisions.withdraw(People.COORDINATOR, record, "OTHER");
        awaitVersion(record, 2);

        assertThat(work.count(People.COORDINATOR, Waiting.HELD)).isZero();
    }

    @Test
    void anOfficerDecidesOnNoCaseOfAnotherOffice() {
        UUID record = submitted();

        refused(
                Reason.NOT_FOUND,
                () -> decisions.rewrite(
                        People.LIIS_OF_ANOTHER, record, 0, CORRECTED, null, ReleaseMode.BY_COORDINATOR));
        refused(Reason.NOT_FOUND, () -> decisions.withdraw(People.LIIS_OF_ANOTHER, record, "OTHER"));
        decisions.rewrite(People.PEETER_OF_HER_OFFICE, record, 0, CORRECTED, null, ReleaseMode.BY_COORDINATOR);
    }

    @Test
    void whatAnAccountMayNotDecideIsRefused() {
        UUID record = submitted();
        UUID sent = signed();
        for (ThrowingCallable decision : List.<ThrowingCallable>of(
                () -> decisions.verify(People.MARI, record),
                () -> decisions.giveBack(People.MARI, record),
                () -> decisions.release(People.MARI, record, false),
                () -> decisions.withdraw(People.MARI, sent, "OTHER"),
                () -> decisions.hold(People.MARI, sent, null, "OTHER"),
                () -> decisions.lift(People.MARI, sent),
                () -> decisions.discardCorrection(People.ANALYST, sent),
                () -> decisions.rewrite(People.ANALYST, sent, 1, CORRECTED, null, ReleaseMode.AUTOMATIC))) {
            assertThatThrownBy(decision).isInstanceOf(NotPermittedException.class);
        }
        assertThat(find(record).summary().state()).isEqualTo(ReportState.SUBMITTED);
    }

    @Test
    void anUnknownReportIsNotFound() {
        refused(Reason.NOT_FOUND, () -> decisions.verify(People.COORDINATOR, UUID.randomUUID()));
    }
}
