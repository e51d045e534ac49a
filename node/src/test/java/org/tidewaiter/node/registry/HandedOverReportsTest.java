package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.WaitingCause;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.delivery.IncomingVersions.Arrived;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.node.delivery.LanePlace;

/** A receiver takes a report's versions from the one node that issues it, and learns of another by a hand-over alone. */
@HubRegistryTest
class HandedOverReportsTest {

    private final Sender gateway = new Sender("EU");
    private final Sender national = new Sender("EE");
    private final ReportIdentity identity = Sender.newReport();
    private final IssuedVersion first = gateway.first(identity, TestReports.mixed());
    private final IssuedVersion handOver = gateway.handOver(identity, 2, "EE", first.digest());
    private final IssuedVersion corrected = national.next(handOver, TestReports.mixed());
    private int sequence;

    @Autowired
    IncomingVersions incoming;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
    }

    private Outcome arrives(Sender from, Arrived arrived) {
        return transaction
                .execute(status -> incoming.accept(
                        new Reception(
                                from.name(),
                                Sender.agreementOf(from.name()),
                                Sender.newReceipt(),
                                clock.instant(),
                                new LanePlace(1, ++sequence)),
                        List.of(arrived)))
                .getFirst();
    }

    private Outcome arrives(Sender from, IssuedVersion version) {
        return arrives(from, from.sent(version));
    }

    private void assertStandsWith(IssuedVersion version) {
        assertThat(store.value("select digest from registry.report where number = ?", identity.number()))
                .isEqualTo(version.digest().text());
    }

    private static final Outcome NOT_THE_ISSUER =
            new Outcome.Refused(List.of(new ItemFault("/claims/iss", "not-the-issuer")));

    @Test
    void afterAHandOverTheNextIssuersVersionsAreTakenAndTheFormersRefused() {
        arrives(gateway, first);
        assertThat(arrives(gateway, handOver)).isInstanceOf(Outcome.Accepted.class);
        IssuedVersion former = gateway.next(handOver, TestReports.mixed());

        assertThat(arrives(gateway, former)).isEqualTo(NOT_THE_ISSUER);
        assertThat(arrives(gateway, gateway.withdrawal(handOver))).isEqualTo(NOT_THE_ISSUER);
        assertThat(arrives(national, corrected)).isInstanceOf(Outcome.Accepted.class);

        assertStandsWith(corrected);
        assertThat(store.value("select hands_to from registry.version where version = 2"))
                .isEqualTo("EE");
    }

    @Test
    void beforeAHandOverIsKnownTheNextIssuersVersionsWaitOrAreRefused() {
        arrives(gateway, first);

        assertThat(arrives(national, corrected)).isEqualTo(new Outcome.Waiting(WaitingCause.AFTER_UNKNOWN));
        assertThat(arrives(national, national.next(first, TestReports.mixed()))).isEqualTo(NOT_THE_ISSUER);

        arrives(gateway, handOver);
        assertThat(arrives(national, corrected)).isInstanceOf(Outcome.Accepted.class);
        assertStandsWith(corrected);
    }

    @Test
    void whoeverComesFirstAllEndsWithTheNextIssuersVersion() {
        assertThat(arrives(national, corrected)).isInstanceOf(Outcome.Accepted.class);
        assertThat(arrives(gateway, handOver)).isInstanceOf(Outcome.Accepted.class);
        assertThat(arrives(gateway, first)).isInstanceOf(Outcome.Accepted.class);

        assertStandsWith(corrected);
        assertThat(arrives(gateway, gateway.next(corrected, TestReports.mixed())))
                .isEqualTo(NOT_THE_ISSUER);
    }

    @Test
    void theNextIssuerBringsTheHandOverAlongWhereItWasNotSent() {
        arrives(gateway, first);

        assertThat(arrives(national, national.sent(corrected, null, handOver))).isInstanceOf(Outcome.Accepted.class);

        assertStandsWith(corrected);
    }
}
