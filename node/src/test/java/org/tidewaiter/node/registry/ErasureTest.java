package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.delivery.IncomingVersions.Arrived;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.node.delivery.LanePlace;

/** A withdrawal with the reason that erases, at a holder: exchange.md, section 8. */
@HubRegistryTest
class ErasureTest {

    private final Sender sender = new Sender();
    private final ReportIdentity identity = Sender.newReport();
    private final IssuedVersion first = sender.first(identity, TestReports.mixed());
    private final IssuedVersion second = sender.next(first, TestReports.tobacco());
    private final IssuedVersion erasure = sender.erasure(second);

    @Autowired
    IncomingVersions incoming;

    @Autowired
    Reports reports;

    @Autowired
    ReportSearch search;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
    }

    private static Reception at(long sequence) {
        return new Reception(
                "EE", Sender.agreement(), Sender.newReceipt(), RegistryNode.NOW, new LanePlace(1, sequence));
    }

    private Outcome receive(long sequence, Arrived version) {
        return Objects.requireNonNull(transaction.execute(status -> incoming.accept(at(sequence), List.of(version))))
                .getFirst();
    }

    private void receiveAll() {
        receive(1, sender.sent(first));
        receive(2, sender.sent(second));
        assertThat(receive(3, sender.sent(erasure))).isInstanceOf(Outcome.Accepted.class);
    }

    private void assertErased() {
        assertThat(store.value("select count(*) from registry.version where cardinality(disclosures) > 0"))
                .isEqualTo(0L);
        assertThat(store.value("select count(*) from registry.version where cardinality(part_names) > 0"))
                .isEqualTo(0L);
        assertThat(store.value("select count(*) from registry.goods_line")).isEqualTo(0L);
        assertThat(store.value("select count(*) from registry.picture")).isEqualTo(0L);
        assertThat(store.value("select count(*) from registry.report where length(cast(words as text)) > 0"
                        + " or event_date is not null or pseudonym is not null or cardinality(categories) > 0"))
                .isEqualTo(0L);
        assertThat(store.value("select state from registry.report")).isEqualTo("WITHDRAWN");
    }

    @Test
    void destroysDisclosuresSaltsAndWhatSearchReadsWithTheReceipt() {
        receiveAll();

        assertErased();
        SearchFilter all = SearchFilter.everything().inStates(Set.of(ReportState.values()));
        assertThat(search.search(People.HUB_ANALYST, all, null, 10).reports()).allSatisfy(found -> {
            assertThat(found.goods()).isEmpty();
            assertThat(found.eventDate()).isNull();
        });
    }

    @Test
    void keepsTheBareTokens() {
        receiveAll();

        assertThat(store.value(
                        "select count(*) from registry.version where jws in (?, ?, ?)",
                        first.jws(),
                        second.jws(),
                        erasure.jws()))
                .isEqualTo(3L);
        assertThat(reports.find(People.HUB_ANALYST, identity).orElseThrow().versions())
                .extracting(VersionDetail::version)
                .containsExactly(3, 2, 1);
    }

    @Test
    void aLaterCopyOfAnOlderVersionDoesNotBringItBack() {
        receiveAll();

        Outcome withdrawn = new Outcome.Refused(List.of(ItemFault.of(Rule.REPORT_WITHDRAWN, "/claims/version")));
        assertThat(receive(4, sender.sent(first))).isEqualTo(withdrawn);
        assertThat(receive(5, sender.sent(second))).isEqualTo(withdrawn);
        assertErased();
    }

    @Test
    void anOlderVersionThatWasNeverHereIsRefusedToo() {
        receive(1, sender.sent(second));
        receive(2, sender.sent(erasure));

        assertThat(receive(3, sender.sent(first)))
                .isEqualTo(new Outcome.Refused(List.of(ItemFault.of(Rule.REPORT_WITHDRAWN, "/claims/version"))));
        assertErased();
    }

    @Test
    void theErasureComesAgainWithTheSameAnswer() {
        receiveAll();

        assertThat(receive(4, sender.sent(erasure))).isInstanceOf(Outcome.AlreadyAccepted.class);
        assertErased();
    }

    @Test
    void aRecallAfterItFindsNothingToShow() {
        receiveAll();

        transaction.executeWithoutResult(
                status -> incoming.recall(at(9), List.of(new RecalledReport(identity, 3, erasure.digest()))));

        assertErased();
    }

    @Test
    void anotherReasonDestroysNothing() {
        receive(1, sender.sent(first));
        receive(2, sender.sent(sender.withdrawal(first)));

        assertThat(store.value("select cardinality(disclosures) > 0 from registry.version where version = 1"))
                .isEqualTo(true);
    }
}
