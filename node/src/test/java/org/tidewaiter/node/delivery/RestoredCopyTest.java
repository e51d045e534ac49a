package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NotPermittedException;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.delivery.comparison.ReconciliationRows;
import org.tidewaiter.node.delivery.standing.RestoredCopy;
import org.tidewaiter.node.delivery.standing.RestoredCopyRows;
import org.tidewaiter.node.delivery.standing.RestoredCopyRunner;
import org.tidewaiter.node.settings.NodePart;

/** A hub that was restored, and the node that sends to it. */
class RestoredCopyTest {

    private static final AccessScope ADMINISTRATOR = TestScopes.of(NodePart.HUB, Role.ADMINISTRATOR);

    private final TestNodes nodes = new TestNodes();

    @AfterEach
    void stop() {
        nodes.close();
    }

    private ConfigurableApplicationContext startHub() {
        return nodes.startHub("tidewaiter.partners[0].url=https://localhost:" + nodes.nationalPort);
    }

    private ConfigurableApplicationContext startNational() {
        return nodes.startNational("tidewaiter.exchange.port=" + nodes.nationalPort);
    }

    private static Optional<RestoredCopy.Progress> progress(ConfigurableApplicationContext node) {
        return node.getBean(RestoredCopy.class).progress();
    }

    @Test
    void showsReportsAsSoonAsItWasComparedWithEveryPartner() {
        ConfigurableApplicationContext hub = startHub();
        RestoredCopy copy = hub.getBean(RestoredCopy.class);
        assertThat(copy.isWithholding()).isFalse();

        copy.notice(RestoredCopy.Cause.RESTORED, "");

        assertThat(copy.isWithholding()).isTrue();
        assertThat(progress(hub).orElseThrow().waitingFor()).containsExactly("EE");
        startNational();
        Awaiting.until("it was compared", () -> !copy.isWithholding());
        assertThat(progress(hub)).isEmpty();
    }

    @Test
    void aPartnerWhoseAgreementIsSuspendedIsWaitedForToo() {
        ConfigurableApplicationContext hub = startHub();
        hub.getBean(AgreementChanges.class).suspend(ADMINISTRATOR, nodes.agreement.number(), "TALKS");
        RestoredCopy copy = hub.getBean(RestoredCopy.class);

        copy.notice(RestoredCopy.Cause.RESTORED, "");
        copy.look();

        assertThat(copy.isWithholding()).isTrue();
        assertThat(progress(hub).orElseThrow().waitingFor()).containsExactly("EE");
        startNational();
        Awaiting.until("it was compared", () -> !copy.isWithholding());
    }

    @Test
    void aSenderThatWasRestoredIsComparedToo() {
        startHub();
        ConfigurableApplicationContext national = startNational();
        RestoredCopy copy = national.getBean(RestoredCopy.class);

        copy.notice(RestoredCopy.Cause.KNOWN_BETTER, "epoch-1");

        Awaiting.until("it was compared", () -> !copy.isWithholding());
        assertThat(national.getBean(ReconciliationRows.class).lastResult("HUB")).isPresent();
    }

    @Test
    void stillKnowsSoAfterAnotherStart() {
        ConfigurableApplicationContext hub = startHub();
        hub.getBean(DSLContext.class)
                .execute("insert into delivery.restored_copy (since, cause) values (now(), 'RESTORED')");

        hub.getBean(RestoredCopy.class).begin();

        assertThat(hub.getBean(RestoredCopy.class).isWithholding()).isTrue();
    }

    @Test
    void anAdministratorHasReportsShownWhileAPartnerStaysAway() {
        ConfigurableApplicationContext hub = startHub();
        RestoredCopy copy = hub.getBean(RestoredCopy.class);
        copy.notice(RestoredCopy.Cause.RESTORED, "");

        assertThatThrownBy(() -> copy.showAnyway(TestScopes.of(NodePart.HUB, Role.ANALYST)))
                .isInstanceOf(NotPermittedException.class);
        assertThat(copy.isWithholding()).isTrue();
        copy.showAnyway(ADMINISTRATOR);

        Awaiting.until("reports are shown", () -> !copy.isWithholding());
        assertThat(hub.getBean(DSLContext.class)
                        .fetchSingle("select ended_by from delivery.restored_copy")
                        .get(0, String.class))
                .isEqualTo(ADMINISTRATOR.accountName());
        copy.notice(RestoredCopy.Cause.LOG_BEHIND, "epoch-1");
        assertThat(copy.isWithholding()).as("what is noticed later counts anew").isTrue();
        copy.showAnyway(ADMINISTRATOR);
        Awaiting.until("reports are shown again", () -> !copy.isWithholding());
        copy.notice(RestoredCopy.Cause.LOG_BEHIND, "epoch-1");
        assertThat(copy.isWithholding()).as("the same is noticed once").isFalse();
    }

    @Test
    void whatAPartnerTookBackSinceIsWaitedFor() {
        ConfigurableApplicationContext hub = startHub();
        hub.getBean(RestoredCopyRunner.class).stop();
        DSLContext sql = hub.getBean(DSLContext.class);
        RestoredCopy copy = hub.getBean(RestoredCopy.class);
        MemoryReports reports = hub.getBean(MemoryReports.class);
        reports.answersTakenBack(false);
        copy.notice(RestoredCopy.Cause.RESTORED, "");

        compared(sql, "DIFFERS", 1);
        compared(sql, "AGREES", 0);
        copy.look();
        assertThat(copy.isWithholding())
                .as("its withdrawal is still on its way")
                .isTrue();
        reports.answersTakenBack(true);
        copy.look();
        assertThat(copy.isWithholding()).isFalse();
    }

    @Test
    void aComparisonThatNamesFewerDifferencesThanItCountsIsNotEnough() {
        ConfigurableApplicationContext hub = startHub();
        DSLContext sql = hub.getBean(DSLContext.class);
        RestoredCopyRows rows = hub.getBean(RestoredCopyRows.class);
        Instant since = Instant.now().minusSeconds(60);

        compared(sql, "DIFFERS", 2);
        assertThat(rows.compared("EE", false, since)).isFalse();
        compared(sql, "DIFFERS", 1);
        assertThat(rows.compared("EE", false, since)).isTrue();
        assertThat(rows.compared("EE", true, since)).isFalse();
        assertThat(rows.compared("EE", false, Instant.now().plusSeconds(60))).isFalse();
    }

    /** A comparison by a sender, which names one difference if it counts any. */
    private static void compared(DSLContext sql, String state, int differences) {
        UUID id = UUID.randomUUID();
        sql.execute(
                "insert into delivery.reconciliation (id, partner, side, state, wanted_at, ended_at, differences)"
                        + " values (?, 'EE', 'RECEIVER', ?, clock_timestamp(), clock_timestamp(), ?)",
                id,
                state,
                differences);
        if (differences > 0) {
            sql.execute("""
                    insert into delivery.difference (reconciliation, place, originator, number, version, kind, action, found_at)
                    values (?, 1, 'EE-CUSTOMS', '01990000-0000-7000-8000-000000000001', 1, 'unexpected-there', 'withdrawn-again', now())""", id);
        }
    }
}
