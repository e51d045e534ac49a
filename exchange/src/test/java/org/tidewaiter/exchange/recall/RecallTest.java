package org.tidewaiter.exchange.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Dispatches;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptItem;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.receipt.ReceiptWriter;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;

class RecallTest {

    private static final RecalledReport REPORT = new RecalledReport(
            new ReportIdentity("EE-CUSTOMS", UUID.fromString("0197b1f0-7c1e-7a53-8e21-3f2b8c9d0e11")),
            2,
            Digest.sha256(new byte[] {7}));
    private static final Recall RECALL = new Recall(Dispatches.header(), List.of(REPORT));

    private final RecallReader reader = new RecallReader(Node.HUB.name(), Node.partners(), header -> true);
    private final SignedRecall signed = new RecallWriter(Node.ESTONIA.key()).sign(RECALL);

    private void assertRefused(RecallReading reading, Rule rule) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        RecallReading.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    private RecallReading read(String jws) {
        return reader.read(jws, Node.ESTONIA.key().verificationKey());
    }

    @Test
    void isReadAsItWasSigned() {
        assertThat(read(signed.jws())).isInstanceOfSatisfying(VerifiedRecall.class, verified -> {
            assertThat(verified.recall()).isEqualTo(RECALL);
            assertThat(verified.hash()).isEqualTo(signed.hash());
        });
    }

    @Test
    void isAnsweredByAReceiptForThisVeryRecall() {
        DispatchHeader header = RECALL.header();
        Instant now = Instant.parse("2026-05-03T10:15:32Z");
        String receipt = new ReceiptWriter(Node.HUB.key())
                .sign(new Receipt(
                        UUID.fromString("0197b1f0-7c1e-7a53-8e21-3f2b8c9d0e12"),
                        signed.hash(),
                        header.sender(),
                        header.audience(),
                        header.agreement(),
                        header.agreementDigest(),
                        header.epoch(),
                        1,
                        now,
                        now,
                        List.of(ReceiptItem.of(REPORT.reference(), new Outcome.Recalled(now)))))
                .jws();

        assertThat(new ReceiptReader(Node.partners()).read(receipt, header, signed.hash(), signed.references()))
                .isInstanceOfSatisfying(
                        VerifiedReceipt.class,
                        verified -> assertThat(verified.receipt().items())
                                .extracting(ReceiptItem::outcome)
                                .containsExactly(new Outcome.Recalled(now)));
    }

    @Test
    void refusesAForgedOne() {
        String forged = Forgery.token(
                Forgery.header(SignedKind.RECALL.type(), Node.ESTONIA.key()),
                Forgery.payloadOf(signed.jws()),
                Node.STRANGER.key());

        assertRefused(read(forged), Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesAnotherSignedKindInItsPlace() {
        String dispatch = Forgery.token(
                Forgery.header(SignedKind.DISPATCH.type(), Node.ESTONIA.key()),
                Forgery.payloadOf(signed.jws()),
                Node.ESTONIA.key());

        assertRefused(read(dispatch), Rule.KIND_MISMATCH);
    }

    @Test
    void refusesOneFromAnotherEndOfTheLine() {
        assertRefused(reader.read(signed.jws(), Node.LATVIA.key().verificationKey()), Rule.TLS_IDENTITY_DIFFERS);
    }

    @Test
    void refusesOneForAnotherNode() {
        Recall other = new Recall(Dispatches.header(Node.ESTONIA.name(), Node.LATVIA.name()), List.of(REPORT));

        assertRefused(read(new RecallWriter(Node.ESTONIA.key()).sign(other).jws()), Rule.WRONG_AUDIENCE);
    }

    @Test
    void refusesOneUnderAnAgreementThatNeverWas() {
        RecallReader strict = new RecallReader(Node.HUB.name(), Node.partners(), header -> false);

        assertRefused(strict.read(signed.jws(), null), Rule.STALE_AGREEMENT);
    }

    @Test
    void namesAtLeastOneReportAndNoMoreThanADispatchHolds() {
        assertThatThrownBy(() -> new Recall(Dispatches.header(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recall(Dispatches.header(), Collections.nCopies(501, REPORT)))
                .isInstanceOf(IllegalArgumentException.class);
        SignedRecall largest = new RecallWriter(Node.ESTONIA.key())
                .sign(new Recall(Dispatches.header(), Collections.nCopies(500, REPORT)));
        assertThat(read(largest.jws())).isInstanceOf(VerifiedRecall.class);
    }
}
