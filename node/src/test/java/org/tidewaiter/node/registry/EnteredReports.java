package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.registry.DecisionRefusedException.Reason;
import org.tidewaiter.node.registry.NewReport.ReleaseMode;

/** Reports that Mari, an officer, has entered, as the coordinator finds them. */
final class EnteredReports {

    private final Recording recording;
    private final Reports reports;

    EnteredReports(Recording recording, Reports reports) {
        this.recording = recording;
        this.reports = reports;
    }

    /** Waits for a coordinator. */
    UUID submitted() {
        return entered(ReleaseMode.BY_COORDINATOR);
    }

    /** Is signed at once. */
    UUID released() {
        return entered(ReleaseMode.AUTOMATIC);
    }

    private UUID entered(ReleaseMode release) {
        NewReport report = new NewReport(TestReports.mixed(), null, null, release);
        return recording.record(People.MARI, List.of(report)).getFirst().record();
    }

    ReportDetail find(UUID record) {
        return reports.find(People.COORDINATOR, record).orElseThrow();
    }

    void awaitVersion(UUID record, int version) {
        Awaiting.until(
                "version " + version + " is signed",
                () -> find(record).summary().version() == version);
    }

    static void assertRefused(Reason reason, ThrowingCallable decision) {
        assertThatThrownBy(decision)
                .isInstanceOfSatisfying(
                        DecisionRefusedException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
