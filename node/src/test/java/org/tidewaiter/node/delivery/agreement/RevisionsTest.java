package org.tidewaiter.node.delivery.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementVerifier;
import org.tidewaiter.exchange.agreement.VerifiedAgreement;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.node.delivery.TestNodes;

/** Which revision binds when. */
class RevisionsTest {

    private static final Instant DAY_10 = Instant.parse("2026-05-10T00:00:00Z");
    private static final Instant DAY_20 = Instant.parse("2026-05-20T00:00:00Z");

    private final TestNodes nodes = new TestNodes();
    private final Agreement first = nodes.agreement;

    private VerifiedAgreement verified(Agreement text) {
        AgreementVerifier verifier = new AgreementVerifier(node -> Stream.of(nodes.national, nodes.hub)
                .filter(identity -> identity.node().equals(node))
                .findFirst()
                .map(identity -> KeyHistory.pinned(node, identity.verificationKey(), Instant.EPOCH)));
        return (VerifiedAgreement) verifier.verify(nodes.signed(text));
    }

    private Revisions revisions(Agreement... texts) {
        return new Revisions(Stream.of(texts).map(this::verified).toList());
    }

    private static Optional<Integer> binding(Revisions revisions, Instant moment) {
        return revisions.binding("EE", "HUB", moment).map(Agreement::revision);
    }

    @Test
    void aRevisionThatEndsLeavesNoEarlierOneInForce() {
        Revisions revisions = revisions(first, first.ending(DAY_20));

        assertThat(binding(revisions, DAY_10)).contains(2);
        assertThat(binding(revisions, DAY_20)).isEmpty();
    }

    @Test
    void theLastThatBoundIsKnownAfterItsEndAndNoneBeforeItHasBegun() {
        Revisions revisions = revisions(first, first.ending(DAY_20));

        assertThat(revisions.lastBegun("EE", "HUB", DAY_20).map(Agreement::revision))
                .contains(2);
        assertThat(revisions.lastBegun("EE", "HUB", first.validFrom().minusSeconds(1)))
                .isEmpty();
        assertThat(revisions.lastBegun("HUB", "EE", DAY_20)).isEmpty();
    }

    @Test
    void theOneBeforeBindsUntilALaterOneBegins() {
        Agreement later = new Agreement(
                first.number(),
                2,
                first.digest(),
                first.sender(),
                first.receiver(),
                List.of("alcohol"),
                first.eventKinds(),
                first.profile(),
                first.handling(),
                first.onward(),
                first.legalBasis(),
                first.hoursAllowed(),
                DAY_20,
                null,
                first.release());
        Revisions revisions = revisions(first, later);

        assertThat(binding(revisions, DAY_10)).contains(1);
        assertThat(binding(revisions, DAY_20)).contains(2);
    }

    @Test
    void whatHasEndedIsNoRivalOfWhatBeginsThen() {
        Agreement other = new Agreement(
                "OTHER",
                1,
                null,
                first.sender(),
                first.receiver(),
                first.categories(),
                first.eventKinds(),
                first.profile(),
                first.handling(),
                first.onward(),
                first.legalBasis(),
                first.hoursAllowed(),
                DAY_20,
                null,
                first.release());

        assertThat(revisions(first).rivalOf(other)).isPresent();
        assertThat(revisions(first, first.ending(DAY_20)).rivalOf(other)).isEmpty();
        assertThat(revisions(first, first.ending(DAY_20), other).rivals()).isEmpty();
        assertThat(revisions(first, other).rivals()).hasSize(2);
    }
}
