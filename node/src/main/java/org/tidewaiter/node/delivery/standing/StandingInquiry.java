package org.tidewaiter.node.delivery.standing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.standing.StandingAnswer;
import org.tidewaiter.exchange.standing.StandingExchange;
import org.tidewaiter.exchange.standing.StandingQuestion;
import org.tidewaiter.exchange.standing.StandingReading;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.PartnerCalls;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.standing.Standing.PartnerView;
import org.tidewaiter.node.journal.Journal;

/** Asks partners what they hold from this node, and answers the same question. */
@Component
public class StandingInquiry {

    public static final String PATH = "/exchange/v1/standing";
    public static final String MEDIA_TYPE = "application/jwt";

    private final StandingExchange exchange;
    private final PartnerCalls calls;
    private final Journal journal;
    private final Standing standing;
    private final AlarmRows alarms;
    private final RestoredCopy copy;
    private final DSLContext sql;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    StandingInquiry(
            NodeIdentity identity,
            Partners partners,
            PartnerCalls calls,
            Journal journal,
            Standing standing,
            AlarmRows alarms,
            RestoredCopy copy,
            DSLContext sql,
            Clock clock) {
        this.exchange = new StandingExchange(identity.node(), identity.signingKey(), partners, clock);
        this.calls = calls;
        this.journal = journal;
        this.standing = standing;
        this.alarms = alarms;
        this.copy = copy;
        this.sql = sql;
        this.clock = clock;
    }

    /** Asks one partner and records what it said. */
    public PartnerView ask(Partner partner) throws InterruptedException {
        StandingQuestion question = exchange.ask(partner.name(), random);
        byte[] body = exchange.sign(question).getBytes(StandardCharsets.US_ASCII);
        PartnerView view = switch (calls.post(partner, PATH, MEDIA_TYPE, body)) {
            case PartnerCalls.Reply.Lost lost -> new PartnerView.Silent(lost.problem());
            case PartnerCalls.Reply.Answered answered -> judge(partner, question, answered);
        };
        standing.record(partner.name(), view);
        if (view instanceof PartnerView.KnowsMore) {
            alarms.raise(partner.name(), AlarmKind.BEHIND_PARTNER, clock.instant());
            copy.notice(RestoredCopy.Cause.KNOWN_BETTER, "epoch-" + journal.epoch());
        }
        return view;
    }

    private PartnerView judge(Partner partner, StandingQuestion question, PartnerCalls.Reply.Answered answered) {
        if (answered.status() != 200) {
            return new PartnerView.Silent("http-" + answered.status());
        }
        return switch (exchange.readAnswer(answered.text(), question)) {
            case StandingReading.Refused<StandingAnswer> refused ->
                new PartnerView.Silent(refused.rule().code());
            case StandingReading.Verified<StandingAnswer> verified ->
                verified.content().isAheadOf(journal.epoch(), lastSequence(partner.name()))
                        ? new PartnerView.KnowsMore(verified.content().highestEpoch())
                        : new PartnerView.Confirms();
        };
    }

    private long lastSequence(String partner) {
        return sql.resultQuery("select sequence from delivery.lane where partner = ?", partner)
                .fetchOptional(0, Long.class)
                .orElse(0L);
    }

    /** What became of a partner's question. */
    public sealed interface Reply {
        record Signed(String answer) implements Reply {}

        record Refused(Rule rule, String path) implements Reply {}
    }

    /** Answers a partner about itself; the node at the other end of the line must be the one that asks. */
    public Reply answer(String signedQuestion, Partner caller) {
        return switch (exchange.readQuestion(signedQuestion)) {
            case StandingReading.Refused<StandingQuestion> refused -> new Reply.Refused(refused.rule(), refused.path());
            case StandingReading.Verified<StandingQuestion> verified -> {
                StandingQuestion question = verified.content();
                yield question.asker().equals(caller.name())
                        ? new Reply.Signed(exchange.sign(answerTo(question)))
                        : new Reply.Refused(Rule.TLS_IDENTITY_DIFFERS, "/claims/asker");
            }
        };
    }

    private StandingAnswer answerTo(StandingQuestion question) {
        return sql.resultQuery(
                        "select epoch, sequence, accepted from delivery.heard where partner = ?", question.asker())
                .fetchOptional(row -> exchange.answer(
                        question,
                        row.get("epoch", Long.class),
                        row.get("sequence", Long.class),
                        row.get("accepted", Long.class)))
                .orElseGet(() -> exchange.answer(question, 0, 0, 0));
    }
}
