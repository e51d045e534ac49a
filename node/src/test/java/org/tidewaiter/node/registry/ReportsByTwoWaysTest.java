package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.reconciliation.Holding;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.DisclosedSet;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.delivery.IncomingVersions.Arrived;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.delivery.StoredHoldings;
import org.tidewaiter.node.delivery.VersionRef;

/**
 * The same report comes from its issuer and, narrowed, through a relay. What came by each way is held under its own agreement:
 * taken back by its own sender alone, and found there by each when it compares.
 */
@HubRegistryTest
class ReportsByTwoWaysTest {

    private static final String RELAY = "RELAY";
    private static final List<String> WITHHELD = List.of("text", "leg/2", "pseudonym");

    private final Sender issuer = Sender.ofCasesApart();
    private final IssuedVersion first = issuer.first(Sender.newReport(), TestReports.mixed());
    private int sequence;

    @Autowired
    IncomingVersions incoming;

    @Autowired
    StoredHoldings holdings;

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

    private Reception from(String sender) {
        Agreement agreement =
                sender.equals(RELAY) ? Sender.agreementOfRelay(RELAY, "EE-CUSTOMS") : Sender.agreementOf(sender);
        return new Reception(sender, agreement, Sender.newReceipt(), clock.instant(), new LanePlace(1, ++sequence));
    }

    private Outcome arrives(String sender, Arrived arrived) {
        Reception reception = from(sender);
        return transaction
                .execute(status -> incoming.accept(reception, List.of(arrived)))
                .getFirst();
    }

    private Outcome direct(IssuedVersion version) {
        return arrives(Sender.NAME, issuer.sent(version));
    }

    private Outcome relayed(IssuedVersion version) {
        return arrives(RELAY, issuer.relayed(version, WITHHELD));
    }

    private void takenBackBy(String sender, IssuedVersion version) {
        Reception reception = from(sender);
        RecalledReport report =
                new RecalledReport(version.claims().identity(), version.claims().version(), version.digest());
        transaction.executeWithoutResult(status -> incoming.recall(reception, List.of(report)));
    }

    private List<Holding> heldFrom(String sender) {
        List<Holding> held = new ArrayList<>();
        transaction.executeWithoutResult(status -> holdings.from(sender, new LanePlace(1, sequence), held::add));
        return held;
    }

    private static Digest whole(IssuedVersion version) {
        return DisclosedSet.digest(version.signed().disclosures());
    }

    private static Digest narrowed(IssuedVersion version) {
        return DisclosedSet.digest(
                version.disclosing(one -> !WITHHELD.contains(one.name())).disclosures());
    }

    private Object row(String column) {
        return store.value("select " + column + " from registry.report");
    }

    private void assertShown(String state, boolean withText) {
        assertThat(row("state")).isEqualTo(state);
        assertThat(row("coalesce(words::text, '') like '%furniture%'")).isEqualTo(withText);
    }

    @Test
    void whatIsTakenBackByOneSenderStandsAsTheOtherSentIt() {
        assertThat(relayed(first)).isInstanceOf(Outcome.Accepted.class);
        assertShown("SIGNED", false);
        assertThat(direct(first)).isInstanceOf(Outcome.Supplemented.class);
        assertShown("SIGNED", true);

        takenBackBy(Sender.NAME, first);
        assertShown("SIGNED", false);

        takenBackBy(RELAY, first);
        assertThat(row("state")).isEqualTo("RECALLED");

        assertThat(direct(first)).isInstanceOf(Outcome.Supplemented.class);
        assertShown("SIGNED", true);
        takenBackBy(Sender.NAME, first);
        assertThat(row("state")).isEqualTo("RECALLED");
    }

    @Test
    void itIsKnownOfEachSenderWhetherWhatItSentStillStands() {
        VersionRef version =
                new VersionRef(first.claims().identity(), first.claims().version());
        assertThat(holdings.isTakenBack(Sender.NAME, version)).isTrue();

        relayed(first);
        direct(first);
        assertThat(holdings.isTakenBack(Sender.NAME, version)).isFalse();
        assertThat(holdings.isTakenBack(RELAY, version)).isFalse();

        takenBackBy(Sender.NAME, first);
        assertThat(holdings.isTakenBack(Sender.NAME, version)).isTrue();
        assertThat(holdings.isTakenBack(RELAY, version)).isFalse();

        direct(issuer.withdrawal(first));
        assertThat(holdings.isTakenBack(RELAY, version)).isTrue();
    }

    @Test
    void whatTheRelayTakesBackStandsAsItsIssuerSentIt() {
        direct(first);
        assertThat(relayed(first)).isInstanceOf(Outcome.AlreadyAccepted.class);

        takenBackBy(RELAY, first);
        assertShown("SIGNED", true);
        assertThat(heldFrom(RELAY)).isEmpty();

        takenBackBy(Sender.NAME, first);
        assertThat(row("state")).isEqualTo("RECALLED");
    }

    @Test
    void eachSenderFindsWhatItSentWhoeverCameFirst() {
        relayed(first);
        direct(first);
        IssuedVersion second = issuer.next(first, TestReports.mixed());
        direct(second);
        relayed(second);
        relayed(second);

        assertThat(heldFrom(Sender.NAME))
                .extracting(Holding::digest, Holding::disclosed, Holding::sound)
                .containsExactly(
                        tuple(first.digest(), whole(first), true), tuple(second.digest(), whole(second), true));
        assertThat(heldFrom(RELAY))
                .extracting(Holding::digest, Holding::disclosed, Holding::sound)
                .containsExactly(
                        tuple(first.digest(), narrowed(first), true), tuple(second.digest(), narrowed(second), true));
    }

    @Test
    void aWithdrawalIsFoundByEverySenderAndNothingComesBackByTheOtherWay() {
        direct(first);
        IssuedVersion withdrawal = issuer.withdrawal(first);
        direct(withdrawal);
        Outcome again = arrives(RELAY, issuer.sent(withdrawal));

        assertThat(again).isInstanceOf(Outcome.AlreadyAccepted.class);
        assertThat(relayed(first)).isInstanceOf(Outcome.AlreadyAccepted.class);
        assertThat(row("state")).isEqualTo("WITHDRAWN");
        assertThat(heldFrom(Sender.NAME)).extracting(Holding::digest).containsExactly(withdrawal.digest());
        assertThat(heldFrom(RELAY)).extracting(Holding::digest).containsExactly(withdrawal.digest());
    }

    @Test
    void ofTwoSendersAtOnceNeitherLosesWhatTheOtherBrings() throws Exception {
        relayed(first);
        Reception directly = from(Sender.NAME);
        Reception throughRelay = from(RELAY);
        CountDownLatch brought = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> earlier = two.submit(() -> transaction.executeWithoutResult(status -> {
                incoming.accept(directly, List.of(issuer.sent(first)));
                brought.countDown();
                await(mayCommit);
            }));
            await(brought);
            Future<?> later = two.submit(() -> transaction.executeWithoutResult(status ->
                    incoming.accept(throughRelay, List.of(issuer.relayed(first, List.of("text", "pseudonym"))))));
            store.awaitLockWaiter();
            mayCommit.countDown();
            earlier.get();
            later.get();
        }

        assertShown("SIGNED", true);
        takenBackBy(RELAY, first);
        assertShown("SIGNED", true);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anErasureLeavesNothingOfEitherWay() {
        relayed(first);
        direct(first);
        direct(issuer.erasure(first));

        assertThat(
                        store.value(
                                "select coalesce(sum(cardinality(disclosures) + cardinality(part_names)), 0) from registry.way"))
                .hasToString("0");
    }

    @Test
    void whatExceedsOneAgreementIsRefusedThereAlthoughItIsHeldUnderTheOther() {
        direct(first);
        Reception narrow = new Reception(
                "EE2", Sender.agreementOf("EE2", "TOBACCO"), Sender.newReceipt(), clock.instant(), new LanePlace(1, 1));

        Outcome outcome = transaction
                .execute(status -> incoming.accept(narrow, List.of(issuer.sent(first))))
                .getFirst();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(ItemFault::rule)
                                .contains("beyond-agreement"));
        assertThat(heldFrom("EE2")).isEmpty();
    }
}
