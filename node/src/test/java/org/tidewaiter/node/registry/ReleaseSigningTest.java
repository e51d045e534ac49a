package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.JournalEntry;
import org.tidewaiter.node.registry.DecisionRefusedException.Reason;
import org.tidewaiter.node.registry.NewReport.ReleaseMode;

/** What becomes of a report between its release and its signature. */
@NationalRegistryTest
class ReleaseSigningTest {

    @Autowired
    EnteredReports entered;

    @Autowired
    Decisions decisions;

    @Autowired
    ReleaseSigning signing;

    @Autowired
    ReportSearch search;

    @Autowired
    Journal journal;

    @Autowired
    TestSigning permission;

    @Autowired
    TestClock clock;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
    }

    @Test
    void aReleasedReportIsSignedWithItsTextIfAPersonSaysSo() {
        UUID record = entered.submitted();
        clock.advance(Duration.ofHours(1));

        decisions.release(People.COORDINATOR, record, true);

        entered.awaitVersion(record, 1);
        ReportDetail found = entered.find(record);
        assertThat(found.summary().state()).isEqualTo(ReportState.SIGNED);
        assertThat(found.summary().releasedAt()).isEqualTo(clock.instant());
        assertThat(found.versions().getFirst().releasedAt()).isEqualTo(clock.instant());
        assertThat(found.versions().getFirst().partNames()).contains("text");
        assertThat(store.value("select concat_ws('/', state, text_released, verified_by, released_by) from"
                        + " registry.revision"))
                .isEqualTo("SIGNED/t/kadri/kadri");
        assertThat(found(People.COORDINATOR, "furniture")).isEqualTo(1);
        assertThat(journal.after(0, 10))
                .extracting(JournalEntry::version, JournalEntry::change)
                .containsExactly(tuple(1, Change.CONTENT));
    }

    @Test
    void aReleasedReportIsSignedWithoutItsTextIfNobodyReleasedThat() {
        UUID record = entered.submitted();
        decisions.verify(People.COORDINATOR, record);

        decisions.release(People.COORDINATOR, record, false);

        entered.awaitVersion(record, 1);
        assertThat(entered.find(record).versions().getFirst().partNames()).doesNotContain("text");
        assertThat(found(People.COORDINATOR, "furniture")).isZero();
        assertThat(found(People.COORDINATOR, "northern")).isEqualTo(1);
    }

    private long found(AccessScope scope, String words) {
        return search.count(scope, Filters.words(words)).cases();
    }

    @Test
    void aReleaseWaitsForTheRightToSign() {
        permission.permit(false);
        UUID record = entered.submitted();

        decisions.release(People.COORDINATOR, record, false);

        assertThat(signing.signBatch()).isZero();
        assertThat(entered.find(record).summary().state()).isEqualTo(ReportState.RELEASED);
        assertThat(entered.find(record).summary().number()).isNotNull();
        EnteredReports.assertRefused(Reason.WRONG_STATE, () -> decisions.release(People.COORDINATOR, record, false));
        EnteredReports.assertRefused(
                Reason.CHANGED_MEANWHILE,
                () -> decisions.rewrite(People.MARI, record, 0, TestReports.mixed(), null, ReleaseMode.BY_COORDINATOR));
        EnteredReports.assertRefused(
                Reason.CHANGED_MEANWHILE, () -> decisions.withdraw(People.COORDINATOR, record, "ENTERED_IN_ERROR"));
    }

    @Test
    void aReportThatCannotBeSignedHoldsUpNoOther() {
        permission.permit(false);
        UUID broken = entered.submitted();
        UUID sound = entered.submitted();
        decisions.release(People.COORDINATOR, broken, false);
        decisions.release(People.COORDINATOR, sound, false);
        store.run(
                "update registry.revision set content = jsonb_set(content, '{goods,1,id}', content #> '{goods,0,id}')"
                        + " where report_id = (select id from registry.report where record = ?)",
                broken);

        permission.permit(true);
        entered.awaitVersion(sound, 1);

        assertThat(entered.find(broken).summary().state()).isEqualTo(ReportState.RELEASED);
        assertThat(journal.lastPosition()).isEqualTo(1);
    }

    static Stream<RuntimeException> aDatabaseThatWentAway() {
        return Stream.of(
                new DataAccessResourceFailureException("the database is away"),
                // As jOOQ says it when the connection dies between a statement and its result.
                new DataAccessException("", new SQLException("This connection has been closed.", "08003")));
    }

    @ParameterizedTest
    @MethodSource("aDatabaseThatWentAway")
    void aReportThatWasBeingSignedWhenTheDatabaseWentAwayIsSignedWhenItIsBack(RuntimeException away) {
        permission.permit(false);
        UUID record = entered.submitted();
        decisions.release(People.COORDINATOR, record, false);

        permission.failOnce(away);
        permission.permit(true);

        entered.awaitVersion(record, 1);
    }

    @Test
    void aReportThatCouldNotBeSignedIsTriedAgainAfterAWhile() {
        permission.permit(false);
        UUID record = entered.submitted();
        decisions.release(People.COORDINATOR, record, false);
        permission.failOnce(new IllegalStateException("a fault that passes"));
        permission.permit(true);
        Awaiting.until("signing has failed", permission::failed);

        assertThat(signing.signBatch()).isZero();
        assertThat(entered.find(record).summary().state()).isEqualTo(ReportState.RELEASED);

        Awaiting.until("it is signed after a while", () -> {
            clock.advance(Duration.ofMinutes(15));
            return entered.find(record).summary().version() == 1;
        });
    }
}
