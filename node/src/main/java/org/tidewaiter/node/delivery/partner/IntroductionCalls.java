package org.tidewaiter.node.delivery.partner;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.TlsTerms;
import org.tidewaiter.exchange.joining.Invitation;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.node.delivery.OutgoingIntroductions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Hands in requests over TLS under the key of an invitation, which lives as long as the call. */
@Component
class IntroductionCalls implements OutgoingIntroductions {

    static final String PATH = "/exchange/v1/joining";
    static final String MEDIA_TYPE = "application/vnd.tidewaiter.joining-request+jwt";

    private static final Duration VALID = Duration.ofHours(1);
    private static final int TAKEN = 202;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PartnerCalls calls;
    private final NodeIdentity identity;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    IntroductionCalls(PartnerCalls calls, NodeIdentity identity, Clock clock) {
        this.calls = calls;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public Said introduce(Invitation invitation, String request) throws InterruptedException {
        TlsTerms terms = new TlsTerms(List.of(), VALID, VALID, clock);
        NodeIdentity shown = NodeIdentity.of(identity.node(), invitation.code().key(), terms, random);
        var reply = calls.introduce(
                shown,
                invitation.from().key(),
                invitation.from().address(),
                PATH,
                MEDIA_TYPE,
                request.getBytes(StandardCharsets.US_ASCII));
        return switch (reply) {
            case PartnerCalls.Reply.Lost lost -> new Said.Lost(lost.problem());
            case PartnerCalls.Reply.Answered answered -> judge(answered);
        };
    }

    private static Said judge(PartnerCalls.Reply.Answered answered) {
        if (answered.status() == TAKEN) {
            return new Said.Taken();
        }
        try {
            String rule = JSON.readTree(answered.body()).path("rule").asString("");
            if (Codes.isCode(rule)) {
                return new Said.Refused(rule);
            }
        } catch (JacksonException noProblemDetails) {
            return new Said.Lost("http-" + answered.status());
        }
        return new Said.Lost("http-" + answered.status());
    }
}
