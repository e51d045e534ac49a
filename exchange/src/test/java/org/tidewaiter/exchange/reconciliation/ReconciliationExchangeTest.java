package org.tidewaiter.exchange.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.reconciliation.ReconciliationAnswer.Reply;
import org.tidewaiter.exchange.reconciliation.ReconciliationQuestion.Ask;
import org.tidewaiter.exchange.reconciliation.ReconciliationQuestion.Cut;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.SignedVersion;

class ReconciliationExchangeTest {

    private static final UUID ID = UUID.fromString("0197b1f0-7c1e-7a53-8e21-3f2b8c9d0e11");
    private static final ReportIdentity REPORT = new ReportIdentity("EE-CUSTOMS", ID);
    private static final Digest DIGEST = Digest.sha256(new byte[] {1});
    private static final Holding HELD = new Holding(REPORT, 2, DIGEST, HoldingTree.EMPTY, false);

    private final ReconciliationExchange estonia = of(Node.ESTONIA);
    private final ReconciliationExchange hub = of(Node.HUB);

    private static ReconciliationExchange of(Node node) {
        return new ReconciliationExchange(node.name(), node.key(), Node.partners(), Clock.systemUTC());
    }

    private static ReconciliationQuestion question(Ask ask) {
        return new ReconciliationQuestion(
                ID,
                Node.ESTONIA.name(),
                Node.HUB.name(),
                "EE-HUB",
                DIGEST,
                new Cut(1, 17),
                Instant.parse("2026-05-03T10:15:32.123Z"),
                ask);
    }

    static Stream<Ask> asks() {
        return Stream.of(
                new Ask.OfAll(),
                new Ask.OfNodes(List.of(Prefix.ROOT)),
                new Ask.OfNodes(List.of(new Prefix("00"), new Prefix("fe"))),
                new Ask.OfLeaf(new Prefix("fe03"), 1000),
                new Ask.OfVersion(REPORT, 2),
                new Ask.Noting(new ReconciliationResult(
                        new Holdings.Summary(DIGEST, 3),
                        new Holdings.Summary(HoldingTree.EMPTY, 0),
                        3,
                        true,
                        List.of(new ReconciliationResult.Named(REPORT, 1, "missing-there", "sent-again")),
                        List.of(new ReconciliationResult.NotSent("held", "INVESTIGATION", 4)))));
    }

    static Stream<Reply> replies() {
        return Stream.of(
                new Reply.Preparing(),
                new Reply.Forgotten(),
                new Reply.All(DIGEST, 5),
                new Reply.Nodes(List.of(Collections.nCopies(Prefix.WIDTH, DIGEST))),
                new Reply.Leaf(List.of(HELD), true),
                new Reply.Version(null),
                new Reply.Version(new SignedVersion("e30.e30.AAAA", List.of("WyJzIl0"))));
    }

    private ReconciliationReading<ReconciliationQuestion> asHub(String jws) {
        return hub.readQuestion(jws, Node.ESTONIA.key().verificationKey());
    }

    private static void assertRefused(ReconciliationReading<?> reading, Rule rule) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        ReconciliationReading.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    @ParameterizedTest
    @MethodSource("asks")
    void aQuestionIsReadAsItWasSigned(Ask ask) {
        ReconciliationExchange.Signed signed = estonia.sign(question(ask));
        assertThat(asHub(signed.jws())).isInstanceOfSatisfying(ReconciliationReading.Verified.class, verified -> {
            assertThat(verified.content()).isEqualTo(question(ask));
            assertThat(verified.hash()).isEqualTo(signed.hash());
        });
    }

    @ParameterizedTest
    @MethodSource("replies")
    void anAnswerIsReadAsItWasSigned(Reply reply) {
        ReconciliationQuestion asked = question(new Ask.OfAll());
        ReconciliationExchange.Signed question = estonia.sign(asked);
        var read = (ReconciliationReading.Verified<ReconciliationQuestion>) asHub(question.jws());
        String answer = hub.answer(read, reply).jws();
        assertThat(estonia.readAnswer(answer, asked, question.hash()))
                .isInstanceOfSatisfying(
                        ReconciliationReading.Verified.class,
                        verified -> assertThat(((ReconciliationAnswer) verified.content()).reply())
                                .isEqualTo(reply));
    }

    @Test
    void aQuestionOfAnotherNodeThanThatOnTheLineIsRefused() {
        String jws = estonia.sign(question(new Ask.OfAll())).jws();
        assertRefused(hub.readQuestion(jws, Node.LATVIA.key().verificationKey()), Rule.TLS_IDENTITY_DIFFERS);
    }

    @Test
    void aQuestionForAnotherNodeIsRefused() {
        String jws = estonia.sign(question(new Ask.OfAll())).jws();
        assertRefused(of(Node.LATVIA).readQuestion(jws, Node.ESTONIA.key().verificationKey()), Rule.WRONG_AUDIENCE);
    }

    @Test
    void aQuestionThatAnotherKeySignedIsRefused() {
        String jws = Forgery.token(
                Forgery.header(SignedKind.RECONCILIATION_QUESTION.type(), Node.ESTONIA.key()),
                Forgery.payloadOf(estonia.sign(question(new Ask.OfAll())).jws()),
                Node.STRANGER.key());
        assertRefused(asHub(jws), Rule.BAD_SIGNATURE);
    }

    @Test
    void anAnswerInTheQuestionsPlaceIsRefused() {
        ReconciliationQuestion asked = question(new Ask.OfAll());
        ReconciliationExchange.Signed question = estonia.sign(asked);
        assertRefused(estonia.readAnswer(question.jws(), asked, question.hash()), Rule.KIND_MISMATCH);
    }

    @Test
    void theAnswerToAnotherQuestionIsRefused() {
        ReconciliationExchange.Signed first = estonia.sign(question(new Ask.OfAll()));
        ReconciliationQuestion second = question(new Ask.OfNodes(List.of(Prefix.ROOT)));
        var read = (ReconciliationReading.Verified<ReconciliationQuestion>) asHub(first.jws());
        String answer = hub.answer(read, new Reply.All(DIGEST, 5)).jws();
        assertRefused(estonia.readAnswer(answer, second, estonia.sign(second).hash()), Rule.WRONG_QUESTION);
    }

    @Test
    void aLeafInThePlaceOfANodeIsRefused() {
        String payload = Forgery.payloadOf(estonia.sign(question(new Ask.OfNodes(List.of(new Prefix("00")))))
                        .jws())
                .replace("[\"00\"]", "[\"0000\"]");
        String jws = Forgery.token(
                Forgery.header(SignedKind.RECONCILIATION_QUESTION.type(), Node.ESTONIA.key()),
                payload,
                Node.ESTONIA.key());
        assertRefused(asHub(jws), Rule.CLAIM_MALFORMED);
    }
}
