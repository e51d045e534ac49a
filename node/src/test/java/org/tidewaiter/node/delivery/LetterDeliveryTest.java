package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.letter.Letter;
import org.tidewaiter.exchange.letter.LetterBounds;
import org.tidewaiter.exchange.letter.LetterOutcome;
import org.tidewaiter.exchange.letter.LetterReceiptReading;
import org.tidewaiter.exchange.letter.LetterReceipts;
import org.tidewaiter.exchange.letter.LetterWriter;
import org.tidewaiter.exchange.letter.SignedLetter;
import org.tidewaiter.exchange.recall.SignedRecall;
import org.tidewaiter.node.delivery.Letters.LetterState;
import org.tidewaiter.node.delivery.Letters.LetterState.State;
import org.tidewaiter.node.delivery.Letters.Obstacle;
import org.tidewaiter.node.delivery.dispatch.DispatchCalls;
import org.tidewaiter.node.delivery.letter.LetterCalls;
import org.tidewaiter.node.delivery.letter.LetterSender;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.PartnerCalls;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;

/** Two whole nodes that write to each other. */
class LetterDeliveryTest {

    private static TestNodes nodes;
    private static ConfigurableApplicationContext national;
    private static ConfigurableApplicationContext hub;
    private static MemoryLetters there;

    @BeforeAll
    static void start() {
        nodes = new TestNodes();
        hub = nodes.startHub("tidewaiter.partners[0].url=https://localhost:" + nodes.nationalPort);
        national = nodes.startNational("tidewaiter.exchange.port=" + nodes.nationalPort);
        there = hub.getBean(MemoryLetters.class);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    private static String body() {
        return "{\"text\":\"" + UUID.randomUUID() + "\"}";
    }

    private static UUID send(ConfigurableApplicationContext from, String partner, String kind, String body) {
        return inTransaction(from, () -> from.getBean(Letters.class).send(partner, kind, body));
    }

    private static <T> T inTransaction(ConfigurableApplicationContext node, java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(
                new TransactionTemplate(node.getBean(PlatformTransactionManager.class)).execute(status -> work.get()));
    }

    private static LetterState state(ConfigurableApplicationContext from, UUID letter) {
        return Objects.requireNonNull(
                from.getBean(Letters.class).states(List.of(letter)).get(letter));
    }

    private static void awaitState(ConfigurableApplicationContext from, UUID letter, State state) {
        Awaiting.until("the letter is " + state, () -> state(from, letter).state() == state);
    }

    private static SignedLetter signed(NodeIdentity signer, String sender, String audience, UUID id, String body) {
        return new LetterWriter(signer.signingKey())
                .sign(new Letter(id, sender, audience, MemoryLetters.KIND, Instant.now(), body));
    }

    private static UUID newId() {
        return new TimeOrderedIds(Clock.systemUTC()).next();
    }

    private static PartnerCalls.Reply.Answered post(String jws) throws InterruptedException {
        Partner partner = national.getBean(Partners.class).named("HUB").orElseThrow();
        return (PartnerCalls.Reply.Answered) national.getBean(PartnerCalls.class)
                .post(partner, LetterCalls.PATH, SignedLetter.MEDIA_TYPE, jws.getBytes(StandardCharsets.US_ASCII));
    }

    private static LetterOutcome answerTo(SignedLetter letter) throws InterruptedException {
        LetterReceipts receipts = new LetterReceipts(
                "EE", nodes.national.signingKey(), national.getBean(Partners.class), Clock.systemUTC());
        return receipts.read(post(letter.jws()).text(), letter.letter().id(), letter.hash(), "HUB")
                        instanceof LetterReceiptReading.Verified verified
                ? verified.receipt().outcome()
                : new LetterOutcome.Refused("no-verified-answer");
    }

    private static void assertRefused(PartnerCalls.Reply.Answered answered, int status, String rule) {
        assertThat(answered.status()).isEqualTo(status);
        assertThat(answered.text()).contains("\"rule\":\"" + rule + "\"");
    }

    @Test
    void aLetterArrivesAndTheAnswerIsSigned() {
        String body = body();
        UUID letter = send(national, "HUB", MemoryLetters.KIND, body);
        awaitState(national, letter, State.ARRIVED);

        assertThat(there.taken)
                .filteredOn(taken -> taken.id().equals(letter))
                .singleElement()
                .satisfies(taken -> {
                    assertThat(taken.sender()).isEqualTo("EE");
                    assertThat(taken.body()).isEqualTo(body);
                });
        String receipt = national.getBean(DSLContext.class)
                .fetchSingle("select receipt from delivery.letter where id = ?", letter)
                .get(0, String.class);
        assertThat(receipt).isNotBlank();
    }

    @Test
    void theHubWritesToo() {
        String body = body();
        UUID letter = send(hub, "EE", MemoryLetters.KIND, body);

        awaitState(hub, letter, State.ARRIVED);

        assertThat(national.getBean(MemoryLetters.class).bodies()).contains(body);
    }

    @Test
    void lettersToOnePartnerArriveInTheOrderInWhichTheyWereWritten() {
        List<String> bodies = IntStream.range(0, 40).mapToObj(one -> body()).toList();
        UUID last = null;
        for (String body : bodies) {
            last = send(national, "HUB", MemoryLetters.KIND, body);
        }
        awaitState(national, Objects.requireNonNull(last), State.ARRIVED);

        assertThat(there.bodies()).containsSubsequence(bodies);
    }

    @Test
    void nothingIsSentOfATransactionThatFailed() {
        String abandoned = body();
        assertThatThrownBy(() -> inTransaction(national, () -> {
                    national.getBean(Letters.class).send("HUB", MemoryLetters.KIND, abandoned);
                    throw new IllegalStateException("changed my mind");
                }))
                .isInstanceOf(IllegalStateException.class);
        awaitState(national, send(national, "HUB", MemoryLetters.KIND, body()), State.ARRIVED);

        assertThat(there.bodies()).doesNotContain(abandoned);
    }

    @Test
    void oneSentTwiceIsTakenOnceAndGetsTheSameAnswer() throws InterruptedException {
        String body = body();
        SignedLetter letter = signed(nodes.national, "EE", "HUB", newId(), body);

        String first = post(letter.jws()).text();
        String second = post(letter.jws()).text();

        assertThat(second).isEqualTo(first);
        assertThat(there.stored(body)).isEqualTo(1);
    }

    @Test
    void otherWordsUnderAnIdThatWasTakenAreRefused() throws InterruptedException {
        UUID id = newId();
        String other = body();
        assertThat(answerTo(signed(nodes.national, "EE", "HUB", id, body()))).isEqualTo(new LetterOutcome.Taken());

        assertThat(answerTo(signed(nodes.national, "EE", "HUB", id, other)))
                .isEqualTo(new LetterOutcome.Refused("id-taken"));
        assertThat(there.stored(other)).isZero();
    }

    @Test
    void whatIsNoLetterOfTheCallerForThisNodeIsRefused() throws InterruptedException {
        String body = body();
        String good = signed(nodes.national, "EE", "HUB", newId(), body).jws();
        String tampered = good.substring(0, good.lastIndexOf('.') + 1)
                + signed(nodes.national, "EE", "HUB", newId(), body).jws().split("\\.")[2];
        int before = there.asked.get();

        assertRefused(post(tampered), 403, "bad-signature");
        assertRefused(post(signed(nodes.national, "EE", "LV", newId(), body).jws()), 409, "wrong-audience");
        assertRefused(post(signed(nodes.hub, "HUB", "HUB", newId(), body).jws()), 403, "tls-identity-differs");
        assertRefused(
                post(signed(TestNodes.identity("LV"), "LV", "HUB", newId(), body)
                        .jws()),
                403,
                "unknown-sender");
        assertRefused(post("x".repeat(LetterBounds.BYTES + 1)), 413, "too-large");
        assertRefused(post("no token"), 400, "not-a-compact-token");
        assertThat(there.asked.get()).isEqualTo(before);
    }

    @Test
    void anotherSignedKindIsNoLetter() throws InterruptedException {
        Partner partner = national.getBean(Partners.class).named("HUB").orElseThrow();
        String letter = signed(nodes.national, "EE", "HUB", newId(), body()).jws();

        PartnerCalls.Reply asRecall = national.getBean(PartnerCalls.class)
                .post(
                        partner,
                        DispatchCalls.RECALL_PATH,
                        SignedRecall.MEDIA_TYPE,
                        letter.getBytes(StandardCharsets.US_ASCII));

        assertRefused((PartnerCalls.Reply.Answered) asRecall, 400, "kind-mismatch");
    }

    @Test
    void aRefusedLetterLeavesNothingThereAndStaysVisibleHere() {
        UUID refused = send(national, "HUB", MemoryLetters.KIND, MemoryLetters.REFUSED);
        UUID next = send(national, "HUB", MemoryLetters.KIND, body());
        awaitState(national, next, State.ARRIVED);

        assertThat(state(national, refused)).satisfies(state -> {
            assertThat(state.state()).isEqualTo(State.REFUSED);
            assertThat(state.reason()).isEqualTo("not-wanted");
        });
        assertThat(national.getBean(Letters.class).notTaken(10))
                .extracting(LetterState::id)
                .contains(refused);
        assertThat(there.stored(MemoryLetters.REFUSED)).isZero();
    }

    @Test
    void aReaderThatFailsLeavesNothingAndTheLetterComesAgain() {
        String body = body();
        there.failures.set(2);
        UUID letter = send(national, "HUB", MemoryLetters.KIND, body);

        awaitState(national, letter, State.ARRIVED);

        assertThat(there.stored(body)).isEqualTo(1);
    }

    @Test
    void aLetterThatIsNeverAnsweredIsGivenUpAndTheNextGoes() {
        there.failures.set(LetterSender.MOST_UNSIGNED);
        UUID poison = send(national, "HUB", MemoryLetters.KIND, body());
        UUID next = send(national, "HUB", MemoryLetters.KIND, body());

        awaitState(national, next, State.ARRIVED);

        assertThat(state(national, poison).state()).isEqualTo(State.GIVEN_UP);
        assertThat(state(national, poison).reason()).isEqualTo("http-500");
    }

    @Test
    void onlyAPartnerIsWrittenToAndOnlyWhatFits() {
        assertObstacle(Obstacle.NO_SUCH_PARTNER, "LV", body());
        assertObstacle(Obstacle.NO_LETTER, "HUB", "no object");
        assertObstacle(Obstacle.NO_LETTER, "HUB", "{\"t\":\"" + "x".repeat(LetterBounds.BODY_BYTES) + "\"}");
    }

    private static void assertObstacle(Obstacle obstacle, String partner, String body) {
        assertThatThrownBy(() -> send(national, partner, MemoryLetters.KIND, body))
                .isInstanceOfSatisfying(
                        LetterRefusedException.class,
                        refused -> assertThat(refused.obstacle()).isEqualTo(obstacle));
    }
}
