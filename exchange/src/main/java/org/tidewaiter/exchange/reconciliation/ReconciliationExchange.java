package org.tidewaiter.exchange.reconciliation;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.Digest;

/** Signs and reads the questions and answers of comparisons, for one node. */
public final class ReconciliationExchange {

    private final String ownName;
    private final SigningKey key;
    private final KeyDirectory keys;
    private final InstantSource clock;

    public ReconciliationExchange(String ownName, SigningKey key, KeyDirectory keys, InstantSource clock) {
        this.ownName = ownName;
        this.key = key;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Signed by this node.
     *
     * @param hash SHA-256 of the signing input
     */
    public record Signed(String jws, Digest hash) {}

    public Signed sign(ReconciliationQuestion question) {
        String jws = Token.sign(SignedKind.RECONCILIATION_QUESTION, key, QuestionJson.write(question));
        return new Signed(jws, hash(jws));
    }

    private static Digest hash(String jws) {
        byte[] input = jws.substring(0, jws.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        return Digest.sha256(input);
    }

    /**
     * Reads a partner's question to this node.
     *
     * @param online the key that the other end of the line proved to hold
     */
    public ReconciliationReading<ReconciliationQuestion> readQuestion(String jws, VerificationKey online) {
        try {
            Token token = Token.read(jws, SignedKind.RECONCILIATION_QUESTION);
            ReconciliationQuestion question = QuestionJson.read(token.claims());
            token.requireSignatureOnLine(question.asker(), keys, online);
            if (!question.audience().equals(ownName)) {
                throw new Refusal(Rule.WRONG_AUDIENCE, "/claims/audience");
            }
            return new ReconciliationReading.Verified<>(question, Digest.sha256(token.signingInputBytes()));
        } catch (Refusal refusal) {
            return new ReconciliationReading.Refused<>(refusal.rule(), refusal.path());
        }
    }

    /** Signs this node's answer to a question. */
    public Signed answer(
            ReconciliationReading.Verified<ReconciliationQuestion> asked, ReconciliationAnswer.Reply reply) {
        ReconciliationAnswer answer = new ReconciliationAnswer(
                asked.content().id(), asked.hash(), asked.content().asker(), ownName, clock.instant(), reply);
        String jws = Token.sign(SignedKind.RECONCILIATION_ANSWER, key, AnswerJson.write(answer));
        return new Signed(jws, hash(jws));
    }

    /** Reads the answer to a question that this node asked. */
    public ReconciliationReading<ReconciliationAnswer> readAnswer(
            String jws, ReconciliationQuestion asked, Digest questionHash) {
        try {
            Token token = Token.read(jws, SignedKind.RECONCILIATION_ANSWER);
            token.requireSignatureOf(asked.audience(), keys);
            ReconciliationAnswer answer = AnswerJson.read(token.claims());
            boolean fits = answer.question().equals(questionHash)
                    && answer.id().equals(asked.id())
                    && answer.asker().equals(asked.asker())
                    && answer.answerer().equals(asked.audience());
            if (!fits) {
                throw new Refusal(Rule.WRONG_QUESTION, "/claims/question");
            }
            return new ReconciliationReading.Verified<>(answer, Digest.sha256(token.signingInputBytes()));
        } catch (Refusal refusal) {
            return new ReconciliationReading.Refused<>(refusal.rule(), refusal.path());
        }
    }
}
