package org.tidewaiter.exchange.standing;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.Digest;

/** Asks, answers and checks, for one node. */
public final class StandingExchange {

    private final String ownName;
    private final SigningKey key;
    private final KeyDirectory keys;
    private final InstantSource clock;

    public StandingExchange(String ownName, SigningKey key, KeyDirectory keys, InstantSource clock) {
        this.ownName = ownName;
        this.key = key;
        this.keys = keys;
        this.clock = clock;
    }

    /** A new question to a partner. */
    public StandingQuestion ask(String partner, SecureRandom random) {
        byte[] nonce = new byte[Codes.DIGEST_BYTES];
        random.nextBytes(nonce);
        return new StandingQuestion(ownName, partner, Digest.of(nonce), clock.instant());
    }

    public String sign(StandingQuestion question) {
        byte[] claims = StrictJson.write(StrictJson.newObject()
                .put("asker", question.asker())
                .put("audience", question.audience())
                .put("nonce", question.nonce().text())
                .put("time", question.time().toString()));
        return Token.sign(SignedKind.STANDING_QUESTION, key, claims);
    }

    /** Reads a partner's question to this node. */
    public StandingReading<StandingQuestion> readQuestion(String jws) {
        try {
            Token token = Token.read(jws, SignedKind.STANDING_QUESTION);
            StandingQuestion question = questionOf(token.claims());
            token.requireSignatureOf(question.asker(), keys);
            if (!question.audience().equals(ownName)) {
                throw new Refusal(Rule.WRONG_AUDIENCE, "/claims/audience");
            }
            return new StandingReading.Verified<>(question);
        } catch (Refusal refusal) {
            return new StandingReading.Refused<>(refusal.rule(), refusal.path());
        }
    }

    /** This node's answer to a question. */
    public StandingAnswer answer(
            StandingQuestion question, long highestEpoch, long highestSequence, long acceptedCount) {
        return new StandingAnswer(
                question.asker(),
                ownName,
                question.nonce(),
                highestEpoch,
                highestSequence,
                acceptedCount,
                clock.instant());
    }

    public String sign(StandingAnswer answer) {
        byte[] claims = StrictJson.write(StrictJson.newObject()
                .put("asker", answer.asker())
                .put("answerer", answer.answerer())
                .put("nonce", answer.nonce().text())
                .put("highestEpoch", answer.highestEpoch())
                .put("highestSequence", answer.highestSequence())
                .put("acceptedCount", answer.acceptedCount())
                .put("time", answer.time().toString()));
        return Token.sign(SignedKind.STANDING, key, claims);
    }

    /** Reads the answer to a question that this node asked. */
    public StandingReading<StandingAnswer> readAnswer(String jws, StandingQuestion asked) {
        try {
            Token token = Token.read(jws, SignedKind.STANDING);
            token.requireSignatureOf(asked.audience(), keys);
            StandingAnswer answer = answerOf(token.claims());
            boolean fits = answer.nonce().equals(asked.nonce())
                    && answer.asker().equals(asked.asker())
                    && answer.answerer().equals(asked.audience());
            if (!fits) {
                throw new Refusal(Rule.WRONG_QUESTION, "/claims/nonce");
            }
            return new StandingReading.Verified<>(answer);
        } catch (Refusal refusal) {
            return new StandingReading.Refused<>(refusal.rule(), refusal.path());
        }
    }

    private static StandingQuestion questionOf(Claims json) throws Refusal {
        StandingQuestion question = new StandingQuestion(
                json.code("asker"), json.code("audience"), Digest.of(json.bytes32("nonce")), json.instant("time"));
        json.requireAllRead();
        return question;
    }

    private static StandingAnswer answerOf(Claims json) throws Refusal {
        StandingAnswer answer = new StandingAnswer(
                json.code("asker"),
                json.code("answerer"),
                Digest.of(json.bytes32("nonce")),
                json.number("highestEpoch", 0),
                json.number("highestSequence", 0),
                json.number("acceptedCount", 0),
                json.instant("time"));
        json.requireAllRead();
        return answer;
    }
}
