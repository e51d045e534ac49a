package org.tidewaiter.node.delivery.reconciliation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.reconciliation.ReconciliationAnswer;
import org.tidewaiter.exchange.reconciliation.ReconciliationExchange;
import org.tidewaiter.exchange.reconciliation.ReconciliationQuestion;
import org.tidewaiter.exchange.reconciliation.ReconciliationQuestion.Ask;
import org.tidewaiter.exchange.reconciliation.ReconciliationQuestion.Cut;
import org.tidewaiter.exchange.reconciliation.ReconciliationReading;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.node.delivery.comparison.ReconciliationFailedException;
import org.tidewaiter.node.delivery.dispatch.DispatchCalls;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.PartnerCalls;
import org.tidewaiter.node.delivery.partner.Partners;

/** Puts the questions of a comparison to partners: only an answer that the partner signed for the question counts. */
@Component
class ReconciliationCalls {

    static final String PATH = "/exchange/v1/reconciliations";
    static final String MEDIA_TYPE = "application/vnd.tidewaiter.reconciliation+jwt";

    private final PartnerCalls calls;
    private final ReconciliationExchange exchange;
    private final NodeIdentity identity;
    private final Clock clock;

    ReconciliationCalls(PartnerCalls calls, NodeIdentity identity, Partners partners, Clock clock) {
        this.calls = calls;
        this.exchange = new ReconciliationExchange(identity.node(), identity.signingKey(), partners, clock);
        this.identity = identity;
        this.clock = clock;
    }

    /** One comparison with one partner. */
    record Talk(UUID id, Partner partner, Agreement agreement, Cut cut) {}

    /** A question and the answer to it, both signed. */
    record Exchanged(String question, String answer, ReconciliationAnswer.Reply reply) {}

    /** @throws ReconciliationFailedException if no answer came that proves anything */
    Exchanged ask(Talk talk, Ask ask) throws InterruptedException {
        ReconciliationQuestion question = new ReconciliationQuestion(
                talk.id(),
                identity.node(),
                talk.partner().name(),
                talk.agreement().number(),
                talk.agreement().digest(),
                talk.cut(),
                clock.instant(),
                ask);
        ReconciliationExchange.Signed signed = exchange.sign(question);
        byte[] body = signed.jws().getBytes(StandardCharsets.US_ASCII);
        return switch (calls.post(talk.partner(), PATH, MEDIA_TYPE, body)) {
            case PartnerCalls.Reply.Lost lost -> throw new ReconciliationFailedException(lost.problem());
            case PartnerCalls.Reply.Answered answered -> judge(question, signed, answered);
        };
    }

    private Exchanged judge(
            ReconciliationQuestion question,
            ReconciliationExchange.Signed signed,
            PartnerCalls.Reply.Answered answered) {
        if (answered.status() != 200 || !answered.mediaType().equals(MEDIA_TYPE)) {
            throw new ReconciliationFailedException(
                    DispatchCalls.rule(answered).map(Rule::code).orElse("http-" + answered.status()));
        }
        return switch (exchange.readAnswer(answered.text(), question, signed.hash())) {
            case ReconciliationReading.Refused<ReconciliationAnswer> refused ->
                throw new ReconciliationFailedException(refused.rule().code());
            case ReconciliationReading.Verified<ReconciliationAnswer> verified ->
                new Exchanged(signed.jws(), answered.text(), verified.content().reply());
        };
    }
}
