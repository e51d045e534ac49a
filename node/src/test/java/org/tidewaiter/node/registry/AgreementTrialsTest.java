package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ScopeLimits;
import org.tidewaiter.exchange.agreement.Threshold;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NotPermittedException;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.registry.NewReport.ReleaseMode;
import org.tidewaiter.report.SeizureReport;

/** A dry run over a past period gives the same answers as the lane would. */
@NationalRegistryTest
class AgreementTrialsTest {

    private static final Instant FROM = RegistryNode.NOW.minus(Duration.ofDays(1));
    private static final Instant UNTIL = RegistryNode.NOW.plus(Duration.ofDays(1));
    private static final Agreement TOBACCO = Sender.agreement("TOBACCO")
            .withLimits(new ScopeLimits(
                    List.of("EE"), List.of(new Threshold("CIGARETTES", "STK", new BigDecimal("10000")))));

    @Autowired
    Recording recording;

    @Autowired
    Decisions decisions;

    @Autowired
    Reports reports;

    @Autowired
    AgreementTrials trials;

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
                .record(People.MARI, List.of(new NewReport(report, null, null, ReleaseMode.AUTOMATIC)))
                .getFirst()
                .record();
    }

    private AgreementTrial trial(AccessScope scope) {
        return trials.of(scope, TOBACCO, FROM, UNTIL);
    }

    private static SeizureReport few() {
        return TestReports.with(TestReports.tobacco(), "/goods/0/quantity/amount", "9999");
    }

    @Test
    void saysHowManyWouldHaveGoneAndWhyTheOthersNot() {
        signed(TestReports.mixed());
        UUID held = signed(TestReports.tobacco());
        decisions.hold(People.COORDINATOR, held, null, "INVESTIGATION");
        UUID below = signed(few());
        signed(TestReports.with(TestReports.tobacco(), "/discoveryCountry", "RU"));
        UUID withdrawn = signed(TestReports.tobacco());
        decisions.withdraw(People.COORDINATOR, withdrawn, "OTHER");
        Awaiting.until(
                "the withdrawal is signed",
                () -> reports.find(People.COORDINATOR, withdrawn)
                                .orElseThrow()
                                .summary()
                                .version()
                        == 2);

        AgreementTrial trial = trial(People.COORDINATOR);

        assertThat(trial.reports()).isEqualTo(5);
        assertThat(trial.due()).isEqualTo(2);
        assertThat(trial.held()).isEqualTo(1);
        assertThat(trial.complete()).isTrue();
        assertThat(trial.notDue())
                .containsOnlyKeys("below-threshold", "other-place", "withdrawn")
                .allSatisfy((reason, count) -> assertThat(count).isOne());
        assertThat(trial.staying())
                .hasSize(3)
                .anySatisfy(one -> assertThat(one.identity())
                        .isEqualTo(reports.find(People.COORDINATOR, below)
                                .orElseThrow()
                                .summary()
                                .identity()));
    }

    @Test
    void judgesAReportByTheLastVersionOfThePeriodAlone() {
        UUID record = signed(few());
        clock.advance(Duration.ofHours(2));
        decisions.rewrite(People.MARI, record, 1, TestReports.tobacco(), null, ReleaseMode.AUTOMATIC);
        Awaiting.until(
                "version 2 is signed",
                () -> reports.find(People.COORDINATOR, record)
                                .orElseThrow()
                                .summary()
                                .version()
                        == 2);

        assertThat(trial(People.COORDINATOR).due()).isOne();
        assertThat(trials.of(People.COORDINATOR, TOBACCO, FROM, RegistryNode.NOW.plus(Duration.ofHours(1)))
                        .due())
                .isZero();
        assertThat(trials.of(People.COORDINATOR, TOBACCO, UNTIL, UNTIL.plus(Duration.ofDays(1)))
                        .reports())
                .isZero();
    }

    @Test
    void anAdministratorGetsTheFiguresAndNoReports() {
        signed(few());

        AgreementTrial trial = trial(People.ADMINISTRATOR);

        assertThat(trial.notDue()).containsEntry("below-threshold", 1L);
        assertThat(trial.staying()).isEmpty();
    }

    @Test
    void officersAndAnalystsTryNoAgreements() {
        assertThatThrownBy(() -> trial(People.MARI)).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> trial(People.ANALYST)).isInstanceOf(NotPermittedException.class);
    }
}
