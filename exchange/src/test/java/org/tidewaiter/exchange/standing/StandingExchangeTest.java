package org.tidewaiter.exchange.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.Versions;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;

class StandingExchangeTest {

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-05-03T10:15:30Z"));
    private final StandingExchange estonia = exchange(Node.ESTONIA);
    private final StandingExchange hub = exchange(Node.HUB);
    private final StandingExchange latvia = exchange(Node.LATVIA);
    private final StandingQuestion question = estonia.ask(Node.HUB.name(), Versions.RANDOM);

    private StandingExchange exchange(Node node) {
        return new StandingExchange(node.name(), node.key(), Node.partners(), clock);
    }

    private static void assertRefused(StandingReading<?> reading, Rule rule) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        StandingReading.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    @Test
    void aPartnerTellsWhatItHolds() {
        StandingReading<StandingQuestion> heard = hub.readQuestion(estonia.sign(question));
        assertThat(heard).isInstanceOf(StandingReading.Verified.class);
        StandingQuestion asked = ((StandingReading.Verified<StandingQuestion>) heard).content();
        assertThat(asked).isEqualTo(question);

        StandingAnswer answer = hub.answer(asked, 3, 17, 1200);
        StandingReading<StandingAnswer> told = estonia.readAnswer(hub.sign(answer), question);

        assertThat(told).isInstanceOf(StandingReading.Verified.class);
        assertThat(((StandingReading.Verified<StandingAnswer>) told).content()).isEqualTo(answer);
    }

    @Test
    void anOldCopyFindsThatThePartnerIsAhead() {
        StandingAnswer answer = hub.answer(question, 3, 17, 1200);

        assertThat(answer.isAheadOf(3, 17)).isFalse();
        assertThat(answer.isAheadOf(4, 0)).isFalse();
        assertThat(answer.isAheadOf(3, 16)).isTrue();
        assertThat(answer.isAheadOf(2, 99)).isTrue();
    }

    @Test
    void refusesAnOldAnswer() {
        StandingQuestion earlier = estonia.ask(Node.HUB.name(), Versions.RANDOM);
        assertRefused(estonia.readAnswer(hub.sign(hub.answer(earlier, 3, 17, 1)), question), Rule.WRONG_QUESTION);
    }

    @Test
    void refusesTheAnswerOfAnotherPartner() {
        assertRefused(estonia.readAnswer(latvia.sign(latvia.answer(question, 3, 17, 1)), question), Rule.WRONG_KEY);
    }

    @Test
    void refusesAnAlteredAnswer() {
        String[] parts = hub.sign(hub.answer(question, 3, 17, 1)).split("\\.");
        String altered = Forgery.decode(parts[1]).replace("17", "16");
        assertRefused(
                estonia.readAnswer(parts[0] + "." + Forgery.encode(altered) + "." + parts[2], question),
                Rule.BAD_SIGNATURE);
    }

    @Test
    void refusesAQuestionToAnotherNode() {
        assertRefused(latvia.readQuestion(estonia.sign(question)), Rule.WRONG_AUDIENCE);
    }

    @Test
    void refusesAQuestionFromAStranger() {
        StandingExchange stranger = exchange(Node.STRANGER);
        assertRefused(
                hub.readQuestion(stranger.sign(stranger.ask(Node.HUB.name(), Versions.RANDOM))), Rule.UNKNOWN_SENDER);
    }

    @Test
    void refusesAQuestionInThePlaceOfAnAnswer() {
        assertRefused(estonia.readAnswer(estonia.sign(question), question), Rule.KIND_MISMATCH);
        String header = Forgery.header(SignedKind.STANDING.type(), Node.ESTONIA.key());
        String answer = Forgery.token(header, Forgery.payloadOf(estonia.sign(question)), Node.ESTONIA.key());
        assertRefused(hub.readQuestion(answer), Rule.KIND_MISMATCH);
    }
}
