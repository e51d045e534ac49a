package org.tidewaiter.exchange.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Agreements;
import org.tidewaiter.exchange.Dispatches;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.dispatch.ItemReference;
import org.tidewaiter.exchange.dispatch.SignedDispatch;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ItemFault;

class ReceiptReaderTest {

    private static final Instant AT = Instant.parse("2026-05-03T10:15:32.001Z");
    private static final UUID RECEIPT = UUID.fromString("0197b1f0-7c1e-7a53-8e21-3f2b8c9d0aaa");

    private final SignedDispatch sent = Dispatches.signed(6);
    private final ReceiptReader reader = new ReceiptReader(Node.partners());
    private final ReceiptWriter hub = new ReceiptWriter(Node.HUB.key());

    private static List<Outcome> allOutcomes() {
        return List.of(
                new Outcome.Accepted(41, AT),
                new Outcome.AlreadyAccepted(AT.minusSeconds(60), 7, RECEIPT),
                new Outcome.Supplemented(42, AT),
                new Outcome.Conflict(Digest.sha256(new byte[] {9})),
                new Outcome.Refused(List.of(
                        ItemFault.of(Rule.BAD_SIGNATURE, "/signature"),
                        new ItemFault("/goods[1]/quantity", "quantity-unit-unknown"))),
                new Outcome.Waiting(WaitingCause.AFTER_UNKNOWN));
    }

    private Receipt receipt(List<ItemReference> items, List<Outcome> outcomes) {
        return receipt(sent.hash(), Node.ESTONIA.name(), items, outcomes);
    }

    private static Receipt receipt(Digest dispatch, String sender, List<ItemReference> items, List<Outcome> outcomes) {
        List<ReceiptItem> answered = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            answered.add(ReceiptItem.of(items.get(at), outcomes.get(at)));
        }
        return new Receipt(
                RECEIPT,
                dispatch,
                sender,
                Node.HUB.name(),
                Agreements.ESTONIA_TO_HUB.number(),
                Agreements.ESTONIA_TO_HUB.digest(),
                3,
                8,
                AT.minusMillis(20),
                AT,
                answered);
    }

    private void assertRefused(String jws, Rule rule) {
        assertThat(reader.read(jws, sent))
                .isInstanceOfSatisfying(
                        ReceiptRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    private String good() {
        return hub.sign(receipt(sent.items(), allOutcomes())).jws();
    }

    @Test
    void readsEveryOutcomeBack() {
        assertThat(reader.read(good(), sent)).isInstanceOfSatisfying(VerifiedReceipt.class, verified -> {
            assertThat(verified.receipt()).isEqualTo(receipt(sent.items(), allOutcomes()));
            assertThat(verified.jws()).isEqualTo(good());
        });
    }

    @Property(tries = 50)
    void readsAnyOutcomeBack(@ForAll("outcomes") List<Outcome> outcomes) {
        Receipt receipt = receipt(sent.items(), outcomes);

        assertThat(reader.read(hub.sign(receipt).jws(), sent))
                .isInstanceOfSatisfying(
                        VerifiedReceipt.class,
                        verified -> assertThat(verified.receipt()).isEqualTo(receipt));
    }

    @Provide
    Arbitrary<List<Outcome>> outcomes() {
        Arbitrary<Long> positions = Arbitraries.longs().between(1, 1L << 52);
        Arbitrary<Instant> times =
                Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
        Arbitrary<Outcome> accepted = Combinators.combine(positions, times).as(Outcome.Accepted::new);
        Arbitrary<Outcome> already = Combinators.combine(times, positions)
                .as((at, position) -> new Outcome.AlreadyAccepted(at, position, RECEIPT));
        Arbitrary<Outcome> waiting = Arbitraries.of(WaitingCause.class).map(Outcome.Waiting::new);
        Arbitrary<Outcome> refused =
                Arbitraries.of(Rule.class).map(rule -> new Outcome.Refused(List.of(ItemFault.of(rule, "/claims"))));
        return Arbitraries.oneOf(accepted, already, waiting, refused).list().ofSize(6);
    }

    @Test
    void refusesAReceiptThatAnotherPartnerSigned() {
        assertRefused(
                new ReceiptWriter(Node.LATVIA.key())
                        .sign(receipt(sent.items(), allOutcomes()))
                        .jws(),
                Rule.WRONG_KEY);
    }

    @Test
    void refusesAForgedReceipt() {
        String header = Forgery.header(SignedKind.RECEIPT.type(), Node.HUB.key());
        assertRefused(Forgery.token(header, Forgery.payloadOf(good()), Node.STRANGER.key()), Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesAnAlteredOutcome() {
        String[] parts = good().split("\\.");
        String altered = Forgery.payloadOf(good()).replace("\"conflict\"", "\"accepted\"");
        assertRefused(parts[0] + "." + Forgery.encode(altered) + "." + parts[2], Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesTheReceiptOfAnotherDispatch() {
        Receipt other = receipt(Dispatches.signed(6).hash(), Node.ESTONIA.name(), sent.items(), allOutcomes());
        assertRefused(hub.sign(other).jws(), Rule.WRONG_DISPATCH);
    }

    @Test
    void refusesTheReceiptOfAnotherSender() {
        Receipt other = receipt(sent.hash(), Node.LATVIA.name(), sent.items(), allOutcomes());
        assertRefused(hub.sign(other).jws(), Rule.WRONG_DISPATCH);
    }

    @Test
    void refusesAReceiptThatLeavesAnItemOut() {
        assertRefused(
                hub.sign(receipt(sent.items().subList(0, 5), allOutcomes())).jws(), Rule.ITEMS_DIFFER);
    }

    @Test
    void refusesAReceiptForAnotherPartOfTheVersion() {
        List<ItemReference> items = new ArrayList<>(sent.items());
        items.set(2, new ItemReference(items.get(2).digest(), Digest.sha256(new byte[0])));
        assertRefused(hub.sign(receipt(items, allOutcomes())).jws(), Rule.ITEMS_DIFFER);
    }

    @Test
    void refusesAReceiptForItemsInAnotherOrder() {
        assertRefused(hub.sign(receipt(sent.items().reversed(), allOutcomes())).jws(), Rule.ITEMS_DIFFER);
    }

    @Test
    void refusesAnotherSignedKindInThePlaceOfAReceipt() {
        String header = Forgery.header(SignedKind.STANDING.type(), Node.HUB.key());
        assertRefused(Forgery.token(header, Forgery.payloadOf(good()), Node.HUB.key()), Rule.KIND_MISMATCH);
    }

    @Test
    void refusesAnUnknownOutcome() {
        String header = Forgery.headerOf(good());
        String payload = Forgery.payloadOf(good()).replace("\"supplemented\"", "\"perhaps\"");
        assertRefused(Forgery.token(header, payload, Node.HUB.key()), Rule.CLAIM_MALFORMED);
    }

    @Test
    void refusesAFaultThatCarriesAValue() {
        String header = Forgery.headerOf(good());
        String payload = Forgery.payloadOf(good()).replace("quantity-unit-unknown", "name was Jaan Tamm");
        assertRefused(Forgery.token(header, payload, Node.HUB.key()), Rule.CLAIM_MALFORMED);
    }

    @Test
    void refusesGarbage() {
        assertRefused("<html>502 Bad Gateway</html>", Rule.NOT_A_COMPACT_TOKEN);
        assertRefused("", Rule.NOT_A_COMPACT_TOKEN);
    }

    @Test
    void whatIsOnlyUnknownHereWaits() {
        assertThat(Outcome.rejecting(List.of(ItemFault.of(Rule.WRONG_KEY, "/header/kid"))))
                .isEqualTo(new Outcome.Waiting(WaitingCause.KEY_UNKNOWN));
        assertThat(Outcome.rejecting(List.of(ItemFault.of(Rule.NO_MANDATE, "/claims/originator"))))
                .isEqualTo(new Outcome.Waiting(WaitingCause.MANDATE_UNKNOWN));
        assertThat(Outcome.rejecting(List.of(ItemFault.of(Rule.BAD_SIGNATURE, "/signature"))))
                .isInstanceOf(Outcome.Refused.class);
    }
}
