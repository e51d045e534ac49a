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
    EnteredReports entered;

    @Autowired
    Decisions decisions;

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

    private OpenRevision open(UUID record) {
        return Objects.requireNonNull(entered.find(record).open());
    }

    @Test
    void aVerifiedReportWaitsForItsRelease() {
        UUID record = entered.submitted();
        assertThat(work.count(People.COORDINATOR, Waiting.TO_VERIFY)).isEqualTo(1);

        decisions.verify(People.COORDINATOR, record);

        assertThat(entered.find(record).summary().state()).isEqualTo(ReportState.VERIFIED);
        assertThat(open(record).verifiedBy()).isEqualTo("kadri");
        assertThat(open(record).verifiedAt()).isEqualTo(RegistryNode.NOW);
        assertThat(work.count(People.COORDINATOR, Waiting.TO_VERIFY)).isZero();
        assertThat(work.list(People.COORDINATOR, Waiting.TO_RELEASE, 10))
                .extracting(ReportSummary::record)
                .containsExactly(record);
        EnteredReports.assertRefused(Reason.WRONG_STATE, () -> decisions.verify(People.COORDINATOR, record));
    }

    @Test
    void aReportGivenBackIsRewrittenByItsOfficer() {
        UUID record = entered.submitted();
        decisions.giveBack(People.COORDINATOR, record);

        assertThat(entered.find(record).summary().state()).isEqualTo(ReportState.RETURNED);
        assertThat(work.list(People.MARI, Waiting.RETURNED, 10))
                .extracting(ReportSummary::record)
                .containsExactly(record);
        EnteredReports.assertRefused(Reason.WRONG_STATE, () -> decisions.release(People.COORDINATOR, record, false));
        EnteredReports.assertRefused(Reason.WRONG_STATE, () -> decisions.giveBack(People.COORDINATOR, record));

        clock.advance(Duration.ofMinutes(5));
        decisions.rewrite(People.MARI, record, 0, CORRECTED, null, ReleaseMode.BY_COORDINATOR);

        assertThat(entered.find(record).summary().state()).isEqualTo(ReportState.SUBMITTED);
        assertThat(entered.find(record).content()).isEqualTo(CORRECTED);
        assertThat(entered.find(record).summary().goods())
                .extracting(GoodsSummary::brand)
                .contains("Southern Fir");
        assertThat(open(record).version()).isEqualTo(1);
        assertThat(open(record).writtenAt()).isEqualTo(clock.instant());
        assertThat(entered.find(record).summary().changedAt()).isEqualTo(clock.instant());
        assertThat(work.count(People.MARI, Waiting.RETURNED)).isZero();
    }

    @Test
    void aRewriteMayBeReleasedAtOnce() {
        UUID record = entered.submitted();

        decisions.rewrite(
                People.MARI, record, 0, CORRECTED, new CasePseudonym("2026-a", "p".repeat(43)), ReleaseMode.AUTOMATIC);

        entered.awaitVersion(record, 1);
        assertThat(entered.find(record).content()).isEqualTo(CORRECTED);
        assertThat(entered.find(record).versions()).hasSize(1);
        assertThat((String[]) store.value("select part_names from registry.version"))
                .contains("pseudonym");
        assertThat(store.value("select pseudonym_key from registry.report")).isEqualTo("2026-a");
    }

    @Test
    void aCorrectionIsTheNextVersionAndNamesItsPredecessor() {
        UUID record = entered.released();
        Instant firstRelease = clock.instant();
        clock.advance(Duration.ofDays(1));
        decisions.rewrite(People.MARI, record, 1, CORRECTED, null, ReleaseMode.BY_COORDINATOR);

        assertThat(entered.find(record).summary().state()).isEqualTo(ReportState.SIGNED);
        assertThat(entered.find(record).summary().open()).isEqualTo(ReportState.SUBMITTED);
        assertThat(entered.find(record).content()).isEqualTo(TestReports.mixed());
        assertThat(open(record).content()).isEqualTo(CORRECTED);
        assertThat(open(record).version()).isEqualTo(2);

        decisions.release(People.COORDINATOR, record, false);
        entered.awaitVersion(record, 2);

        ReportDetail found = entered.find(record);
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
        UUID record = entered.released();
        permission.permit(false);
        clock.advance(Duration.ofDays(1));

        decisions.rewrite(People.MARI, record, 1, CORRECTED, null, ReleaseMode.AUTOMATIC);

        assertThat(entered.find(record).summary().releasedAt()).isEqualTo(RegistryNode.NOW);
        assertThat(entered.find(record).summary().open()).isEqualTo(ReportState.RELEASED);
        permission.permit(true);
        entered.awaitVersion(record, 2);
        assertThat(entered.find(record).summary().releasedAt()).isEqualTo(clock.instant());
    }

    @Test
    void whoStartedFromAnOlderVersionIsToldThatItChanged() {
        UUID record = entered.released();
        decisions.rewrite(People.MARI, record, 1, CORRECTED, null, ReleaseMode.AUTOMATIC);
        entered.awaitVersion(record, 2);

        EnteredReports.assertRefused(
                Reason.CHANGED_MEANWHILE,
                () -> decisions.rewrite(
                        People.MARI, record, 1, TestReports.tobacco(), null, ReleaseMode.BY_COORDINATOR));
    }

    @Test
    void aDiscardedCorrectionLeavesTheHead() {
        UUID record = entered.released();
        decisions.rewrite(People.MARI, record, 1, CORRECTED, null, ReleaseMode.BY_COORDINATOR);

        decisions.discardCorrection(People.MARI, record);

        assertThat(entered.find(record).open()).isNull();
        assertThat(entered.find(record).content()).isEqualTo(TestReports.mixed());
        UUID unreleased = entered.submitted();
        EnteredReports.assertRefused(Reason.WRONG_STATE, () -> decisions.discardCorrection(People.MARI, unreleased));
    }

    @Test
    void aSecondCorrectionTakesThePlaceOfTheFirst() {
        UUID record = entered.released();
        decisions.rewrite(People.MARI, record, 1, CORRECTED, null, ReleaseMode.BY_COORDINATOR);
        decisions.rewrite(People.MARI, record, 1, TestReports.tobacco(), null, ReleaseMode.BY_COORDINATOR);

        assertThat(open(record).content()).isEqualTo(TestReports.tobacco());
        assertThat(open(record).version()).isEqualTo(2);
    }

    @Test
    void anUnreleasedReportIsWithdrawnHereOnly() {
        UUID record = entered.submitted();

        decisions.withdraw(People.MARI, record, "ENTERED_IN_ERROR");

        assertThat(entered.find(record).summary().state()).isEqualTo(ReportState.WITHDRAWN);
        assertThat(entered.find(record).versions()).isEmpty();
        assertThat(journal.lastPosition()).isZero();
        EnteredReports.assertRefused(Reason.WITHDRAWN, () -> decisions.verify(People.COORDINATOR, record));
    }

    @Test
    void aSignedReportIsWithdrawnByASignedVersionAndForEver() {
        UUID record = entered.released();
        decisions.rewrite(People.MARI, record, 1, CORRECTED, null, ReleaseMode.BY_COORDINATOR);

        decisions.withdraw(People.COORDINATOR, record, "COURT_DECISION");
        entered.awaitVersion(record, 2);

        ReportDetail found = entered.find(record);
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
        EnteredReports.assertRefused(Reason.WITHDRAWN, () -> decisions.withdraw(People.COORDINATOR, record, "OTHER"));
        EnteredReports.assertRefused(
                Reason.WITHDRAWN,
                () -> decisions.rewrite(People.MARI, record, 2, CORRECTED, null, ReleaseMode.AUTOMATIC));
    }

    @Test
    void aReasonIsACodeOfItsList() {
        UUID record = entered.released();
        assertThatThrownBy(() -> decisions.withdraw(People.COORDINATOR, record, "because"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("because");
        assertThatThrownBy(() -> decisions.hold(People.COORDINATOR, record, null, "because"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("because");
    }

    @Test
    void aHoldShowsUntilItIsLifted() {
        UUID record = entered.released();

        decisions.hold(People.COORDINATOR, record, null, "INVESTIGATION");

        assertThat(entered.find(record).hold()).isEqualTo(new Hold(null, "INVESTIGATION", "kadri", RegistryNode.NOW));
        assertThat(entered.find(record).summary().held()).isTrue();
        assertThat(work.list(People.COORDINATOR, Waiting.HELD, 10)).hasSize(1);

        decisions.lift(People.COORDINATOR, record);

        assertThat(entered.find(record).hold()).isNull();
        assertThat(entered.find(record).summary().held()).isFalse();
        assertThat(reconsidered.reports)
                .containsExactly(
                        Objects.requireNonNull(entered.find(record).summary().identity()));
        assertThat(work.count(People.COORDINATOR, Waiting.HELD)).isZero();
    }

    @Test
    void aHoldEndsByItselfAtItsTime() {
        UUID record = entered.released();
        decisions.hold(People.COORDINATOR, record, clock.instant().plus(Duration.ofHours(2)), "COURT_ORDER");
        assertThat(entered.find(record).summary().held()).isTrue();

        clock.advance(Duration.ofHours(2));

        assertThat(entered.find(record).summary().held()).isFalse();
        assertThat(work.count(People.COORDINATOR, Waiting.HELD)).isZero();
    }

    @Test
    void aSecondHoldTakesThePlaceOfTheFirst() {
        UUID record = entered.released();
        decisions.hold(People.COORDINATOR, record, null, "INVESTIGATION");
        decisions.hold(People.COORDINATOR, record, null, "COURT_ORDER");

        assertThat(Objects.requireNonNull(entered.find(record).hold()).reason()).isEqualTo("COURT_ORDER");
    }

    @Test
    void aWithdrawnReportIsNoLongerWorkThatWaits() {
        UUID record = entered.released();
        decisions.hold(People.COORDINATOR, record, null, "INVESTIGATION");
        decisions.withdraw(People.COORDINATOR, record, "OTHER");
        entered.awaitVersion(record, 2);

        assertThat(work.count(People.COORDINATOR, Waiting.HELD)).isZero();
    }

    @Test
    void anOfficerDecidesOnNoCaseOfAnotherOffice() {
        UUID record = entered.submitted();

        EnteredReports.assertRefused(
                Reason.NOT_FOUND,
                () -> decisions.rewrite(
                        People.LIIS_OF_ANOTHER, record, 0, CORRECTED, null, ReleaseMode.BY_COORDINATOR));
        EnteredReports.assertRefused(
                Reason.NOT_FOUND, () -> decisions.withdraw(People.LIIS_OF_ANOTHER, record, "OTHER"));
        decisions.rewrite(People.PEETER_OF_HER_OFFICE, record, 0, CORRECTED, null, ReleaseMode.BY_COORDINATOR);
    }

    @Test
    void whatAnAccountMayNotDecideIsRefused() {
        UUID record = entered.submitted();
        UUID sent = entered.released();
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
        assertThat(entered.find(record).summary().state()).isEqualTo(ReportState.SUBMITTED);
    }

    @Test
    void anUnknownReportIsNotFound() {
        EnteredReports.assertRefused(Reason.NOT_FOUND, () -> decisions.verify(People.COORDINATOR, UUID.randomUUID()));
    }
}
