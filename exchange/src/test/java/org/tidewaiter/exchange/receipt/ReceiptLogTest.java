package org.tidewaiter.exchange.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Agreements;
import org.tidewaiter.exchange.Dispatches;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.dispatch.SignedDispatch;
import org.tidewaiter.exchange.log.GrowingTree;
import org.tidewaiter.exchange.log.InclusionProof;
import org.tidewaiter.exchange.log.LogEntry;
import org.tidewaiter.exchange.log.LogHead;
import org.tidewaiter.exchange.log.LogHeads;
import org.tidewaiter.exchange.log.LogPlace;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.log.LogProof;
import org.tidewaiter.exchange.log.Subtree;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;

class ReceiptLogTest {

    private static final Instant AT = Instant.parse("2026-05-03T10:15:32.001Z");
    private static final UUID RECEIPT = UUID.fromString("0197b1f0-7c1e-7a53-8e21-3f2b8c9d0aaa");

    private final SignedDispatch sent = Dispatches.signed(3);
    private final ReceiptReader reader = new ReceiptReader(Node.partners());
    private final GrowingTree tree = new GrowingTree();
    private final List<ReceiptItem> items = new ArrayList<>();

    /** Two that are new, after seven others, and one that is refused. */
    ReceiptLogTest() {
        for (int i = 0; i < 7; i++) {
            tree.append(Digest.sha256(new byte[] {(byte) i}));
        }
        for (int i = 0; i < 2; i++) {
            ReceiptItem item = ReceiptItem.of(sent.items().get(i), new Outcome.Accepted(i + 1, AT));
            Digest hash = item.entry(identity(), i + 1, Node.ESTONIA.name())
                    .orElseThrow()
                    .hash();
            items.add(item.at(new LogPlace(tree.append(hash), hash, null)));
        }
        items.add(ReceiptItem.of(sent.items().get(2), new Outcome.Waiting(WaitingCause.AFTER_UNKNOWN)));
    }

    private static ReportIdentity identity() {
        return new ReportIdentity("EE-CUSTOMS", RECEIPT);
    }

    private LogProof proof(Node signer) {
        List<Digest> path = InclusionProof.create(new TreeSet<>(List.of(7L, 8L)), 9, subtrees -> {
            Map<Subtree, Digest> read = new HashMap<>();
            subtrees.forEach(subtree -> read.put(subtree, tree.completed().get(subtree)));
            return read;
        });
        LogPoint point = new LogPoint(1, tree.size(), tree.root());
        return new LogProof(
                LogHeads.sign(new LogHead(Node.HUB.name(), point, List.of(), AT), signer.key())
                        .jws(),
                path);
    }

    private ReceiptReading read(List<ReceiptItem> answered, @Nullable LogProof log) {
        Receipt receipt = new Receipt(
                RECEIPT,
                sent.hash(),
                Node.ESTONIA.name(),
                Node.HUB.name(),
                Agreements.ESTONIA_TO_HUB.number(),
                Agreements.ESTONIA_TO_HUB.digest(),
                3,
                8,
                AT,
                AT,
                answered,
                log);
        return reader.read(new ReceiptWriter(Node.HUB.key()).sign(receipt).jws(), sent);
    }

    private static void assertRefused(ReceiptReading reading) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        ReceiptRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(Rule.LOG_PROOF_FAILS));
    }

    private List<ReceiptItem> with(int at, ReceiptItem item) {
        List<ReceiptItem> altered = new ArrayList<>(items);
        altered.set(at, item);
        return altered;
    }

    @Test
    void aReceiptProvesThatWhatItAcceptedIsInTheLog() {
        assertThat(read(items, proof(Node.HUB))).isInstanceOfSatisfying(VerifiedReceipt.class, verified -> {
            assertThat(verified.receipt().items()).isEqualTo(items);
            assertThat(verified.logHead().orElseThrow().point().size()).isEqualTo(9);
        });
    }

    @Test
    void aReceiptWithoutALogIsReadAsBefore() {
        List<ReceiptItem> plain = items.stream()
                .map(item -> new ReceiptItem(item.digest(), item.disclosed(), item.outcome()))
                .toList();
        assertThat(read(plain, null))
                .isInstanceOfSatisfying(
                        VerifiedReceipt.class,
                        verified -> assertThat(verified.logHead()).isEmpty());
    }

    @Test
    void anEntryAtAnotherPlaceIsRefused() {
        LogPlace place = items.getFirst().place().orElseThrow();
        assertRefused(read(with(0, items.getFirst().at(new LogPlace(3, place.hash(), null))), proof(Node.HUB)));
    }

    @Test
    void anotherEntryIsRefused() {
        LogPlace other = new LogPlace(7, Digest.sha256(new byte[] {99}), null);
        assertRefused(read(with(0, items.getFirst().at(other)), proof(Node.HUB)));
    }

    @Test
    void anAcceptedItemWithoutItsPlaceIsRefused() {
        ReceiptItem first = items.getFirst();
        assertRefused(
                read(with(0, new ReceiptItem(first.digest(), first.disclosed(), first.outcome())), proof(Node.HUB)));
    }

    @Test
    void placesWithoutAHeadAreRefused() {
        assertRefused(read(items, null));
    }

    @Test
    void aHeadThatAnotherSignedIsRefused() {
        assertRefused(read(items, proof(Node.LATVIA)));
    }

    @Test
    void aPathCutShortIsRefused() {
        LogProof whole = proof(Node.HUB);
        assertRefused(read(
                items,
                new LogProof(whole.head(), whole.path().subList(1, whole.path().size()))));
    }

    @Test
    void theEntryIsThatOfTheVersionThatWasSent() {
        ReceiptItem first = items.getFirst();
        Digest hash = first.place().orElseThrow().hash();

        assertThat(first.entry(identity(), 1, Node.ESTONIA.name()).map(LogEntry::hash))
                .contains(hash);
        assertThat(first.entry(identity(), 2, Node.ESTONIA.name()).map(LogEntry::hash))
                .isPresent()
                .isNotEqualTo(Optional.of(hash));
        assertThat(items.getLast().entry(identity(), 1, Node.ESTONIA.name())).isEmpty();
    }
}
