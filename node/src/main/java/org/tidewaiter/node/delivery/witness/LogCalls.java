package org.tidewaiter.node.delivery.witness;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.log.ConsistencyJson;
import org.tidewaiter.exchange.log.CosignaturesJson;
import org.tidewaiter.exchange.log.LogHeads;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.log.VerifiedLogHead;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.dispatch.DispatchCalls;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.PartnerCalls;
import org.tidewaiter.node.delivery.partner.Partners;

/** Asks partners for the head of their log, and for proof that it only grew. */
@Component
public class LogCalls {

    public static final String HEAD_PATH = "/exchange/v1/log/head";
    public static final String CONSISTENCY_PATH = "/exchange/v1/log/consistency";
    public static final String COSIGNATURES_PATH = "/exchange/v1/log/cosignatures";
    static final String HEAD_TYPE = "application/vnd.tidewaiter.log-head+jwt";
    static final String PROOF_TYPE = "application/json";
    static final String COSIGNATURES_TYPE = "application/json";

    /** What a partner says when its log has no such proof. */
    static final int NO_PROOF = 409;

    private final PartnerCalls calls;
    private final Partners partners;

    LogCalls(PartnerCalls calls, Partners partners) {
        this.calls = calls;
        this.partners = partners;
    }

    /** What a partner said. */
    sealed interface Said<T> {

        record Answered<T>(T answer) implements Said<T> {}

        /** It says itself that its log has no such proof. */
        record Unproven<T>() implements Said<T> {}

        /** Its log does not reach what it once signed, and it says so. */
        record Behind<T>() implements Said<T> {}

        /**
         * It was reached but takes no more questions now, or what came cannot be read as an answer: a page of something in
         * between, half of one. That says nothing of its history.
         */
        record Nothing<T>() implements Said<T> {}

        /** It is not reached. */
        record Away<T>() implements Said<T> {}
    }

    /** @param verified the furthest head that is verified here, to be presented; null where none is */
    Said<VerifiedLogHead> head(Partner partner, @Nullable String verified) throws InterruptedException {
        return judge(
                calls.get(partner, HEAD_PATH, verified),
                HEAD_TYPE,
                answered -> LogHeads.read(answered.text(), partner.name(), partners) instanceof VerifiedLogHead head
                        ? Optional.of(head)
                        : Optional.empty());
    }

    /** What shows that the log of the newer point began as that of the older. */
    Said<List<Digest>> consistency(Partner partner, LogPoint older, LogPoint newer) throws InterruptedException {
        String path = CONSISTENCY_PATH + "?epoch=" + newer.epoch() + "&from=" + older.size() + "&to=" + newer.size();
        return judge(calls.get(partner, path, null), PROOF_TYPE, answered -> ConsistencyJson.read(answered.body()));
    }

    /** The same, for any two points of the partner's log. */
    OneHistory.Proofs<InterruptedException> proofs(Partner partner) {
        return (older, newer) -> consistency(partner, older, newer);
    }

    /** What the partner shows of who cosigned its log; a node of an earlier release says nothing. */
    Said<List<String>> cosignatures(Partner partner) throws InterruptedException {
        return judge(
                calls.get(partner, COSIGNATURES_PATH, null),
                COSIGNATURES_TYPE,
                answered -> CosignaturesJson.read(answered.body()));
    }

    private static <T> Said<T> judge(
            PartnerCalls.Reply reply, String mediaType, Function<PartnerCalls.Reply.Answered, Optional<T>> reading) {
        return switch (reply) {
            case PartnerCalls.Reply.Lost lost -> lost.begun() ? new Said.Nothing<>() : new Said.Away<>();
            case PartnerCalls.Reply.Answered answered
            when answered.status() == NO_PROOF ->
                DispatchCalls.rule(answered).<Said<T>>map(LogCalls::refusal).orElseGet(Said.Nothing::new);
            case PartnerCalls.Reply.Answered answered
            when answered.status() == 200 && answered.mediaType().equals(mediaType) ->
                reading.apply(answered).<Said<T>>map(Said.Answered::new).orElseGet(Said.Nothing::new);
            case PartnerCalls.Reply.Answered _ -> new Said.Nothing<>();
        };
    }

    private static <T> Said<T> refusal(Rule rule) {
        return switch (rule) {
            case LOG_BEHIND -> new Said.Behind<>();
            case LOG_PROOF_FAILS -> new Said.Unproven<>();
            default -> new Said.Nothing<>();
        };
    }
}
