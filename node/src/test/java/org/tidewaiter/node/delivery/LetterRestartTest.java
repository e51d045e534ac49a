package org.tidewaiter.node.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.node.delivery.Letters.LetterState;
import org.tidewaiter.node.delivery.Letters.LetterState.State;
import org.tidewaiter.node.delivery.Letters.Obstacle;
import org.tidewaiter.node.delivery.letter.RecordedLetters;

/** Letters whose partner is away, whose answer is lost, or whose sender died, arrive once. */
class LetterRestartTest {

    private static LetterState state(ConfigurableApplicationContext node, UUID letter) {
        return Objects.requireNonNull(
                node.getBean(Letters.class).states(List.of(letter)).get(letter));
    }

    private static UUID send(ConfigurableApplicationContext node, String body) {
        return send(node, MemoryLetters.KIND, body);
    }

    private static UUID send(ConfigurableApplicationContext node, String kind, String body) {
        return Objects.requireNonNull(new TransactionTemplate(node.getBean(PlatformTransactionManager.class))
                .execute(status -> node.getBean(Letters.class).send("HUB", kind, body)));
    }

    private static void awaitArrival(ConfigurableApplicationContext node, UUID letter) {
        Awaiting.until("the letter has arrived", () -> state(node, letter).state() == State.ARRIVED);
    }

    @Test
    void arrivesOnceWhenThePartnerIsBackAndAgainWhenTheAnswerWasLost() {
        try (TestNodes nodes = new TestNodes()) {
            ConfigurableApplicationContext national = nodes.startNational();
            String body = "{\"text\":\"first\"}";
            UUID letter = send(national, body);
            Awaiting.until(
                    "the partner is found to be away",
                    () -> "unreachable".equals(state(national, letter).reason()));
            assertThat(state(national, letter).state()).isEqualTo(State.WAITING);

            ConfigurableApplicationContext hub = nodes.startHub();
            awaitArrival(national, letter);

            // The answer is lost after the partner has stored: the same bytes go again, under a claim of an owner that
            // is gone, and the answer is the one that was stored.
            DSLContext sql = national.getBean(DSLContext.class);
            String stored = receipt(sql, letter);
            sql.execute(
                    "update delivery.letter set state = 'WAITING', receipt = null, settled_at = null, owner = 'gone',"
                            + " claimed_until = now() + interval '1 second', fence = fence + 1 where id = ?",
                    letter);
            awaitArrival(national, letter);

            assertThat(receipt(sql, letter)).isEqualTo(stored);
            assertThat(hub.getBean(MemoryLetters.class).stored(body)).isEqualTo(1);
        }
    }

    private static String receipt(DSLContext sql, UUID letter) {
        return sql.fetchSingle("select receipt from delivery.letter where id = ?", letter)
                .get(0, String.class);
    }

    @Test
    void lettersOfAKindThatAnEarlierReleaseDoesNotKnowWaitUntilItIsUpgradedAndLetOthersPass() {
        try (TestNodes nodes = new TestNodes()) {
            ConfigurableApplicationContext earlier = nodes.startHub();
            ConfigurableApplicationContext national = nodes.startNational();
            UUID first = send(national, MemoryLetters.Later.KIND, "{\"turn\":1}");
            UUID second = send(national, MemoryLetters.Later.KIND, "{\"turn\":2}");
            awaitArrival(national, send(national, MemoryLetters.KIND, "{}"));

            assertThat(List.of(state(national, first), state(national, second)))
                    .allSatisfy(waiting -> assertThat(waiting.state()).isEqualTo(State.WAITING));
            assertThat(national.getBean(Letters.class).notTaken(10))
                    .extracting(LetterState::id)
                    .contains(first);
            assertThat(national.getBean(DSLContext.class).fetchValue("select count(*) from delivery.alarm"))
                    .isEqualTo(0L);

            earlier.close();
            ConfigurableApplicationContext later = nodes.startHub(MemoryLetters.Later.KNOWN + "=true");
            awaitArrival(national, second);
            assertThat(state(national, first).state()).isEqualTo(State.ARRIVED);
            assertThat(later.getBean(MemoryLetters.Later.class).bodies).containsExactly("{\"turn\":1}", "{\"turn\":2}");
        }
    }

    @Test
    void noMoreWaitForAPartnerThanItMayHave() {
        try (TestNodes nodes = new TestNodes()) {
            ConfigurableApplicationContext national = nodes.startNational();
            TransactionTemplate transaction =
                    new TransactionTemplate(national.getBean(PlatformTransactionManager.class));
            Letters letters = national.getBean(Letters.class);
            transaction.executeWithoutResult(status -> {
                for (int i = 0; i < RecordedLetters.MOST_WAITING; i++) {
                    letters.send("HUB", MemoryLetters.KIND, "{}");
                }
            });

            assertThatThrownBy(() -> send(national, "{}"))
                    .isInstanceOfSatisfying(
                            LetterRefusedException.class,
                            refused -> assertThat(refused.obstacle()).isEqualTo(Obstacle.TOO_MANY_WAITING));
        }
    }
}
