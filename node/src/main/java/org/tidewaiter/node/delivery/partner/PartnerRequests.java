package org.tidewaiter.node.delivery.partner;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.token.Rule;

/** Reads what partners send, within bounds that cost only the one who breaks them. */
@Component
public class PartnerRequests {

    /** Looks at this node that it answers one partner within a minute: each of a partner's instances may take one a second. */
    public static final int LOOKS_PER_MINUTE = 300;

    private static final Duration BODY_WITHIN = Duration.ofSeconds(30);

    private final CallingPartner calling;

    PartnerRequests(CallingPartner calling) {
        this.calling = calling;
    }

    /** Answers what a partner sent. */
    public interface Work {
        ResponseEntity<?> answer(byte[] body, Partner caller) throws InterruptedException;
    }

    /** Answers a call without a body. */
    @FunctionalInterface
    public interface Call {
        ResponseEntity<?> answer(Partner caller) throws IOException, InterruptedException;
    }

    /** Refuses whoever is no partner or calls more than it may; else reads at most {@code longest} bytes and answers. */
    public ResponseEntity<?> answer(HttpServletRequest request, int longest, Work work)
            throws IOException, InterruptedException {
        return answer(request, caller -> {
            try {
                byte[] body = BoundedBody.read(
                        request.getInputStream(), request.getContentLengthLong(), longest, BODY_WITHIN);
                return work.answer(body, caller);
            } catch (BoundedBody.BrokenBoundException broken) {
                return broken.late() ? ExchangeAnswers.tooSlow() : ExchangeAnswers.refusal(Rule.TOO_LARGE, "");
            }
        });
    }

    /** Refuses whoever is no partner or calls more than it may; else answers. */
    public ResponseEntity<?> answer(HttpServletRequest request, Call call) throws IOException, InterruptedException {
        return answer(request, calling::bounds, call);
    }

    /** Answers a look at this node, also while as many other calls of that partner are under way as may be. */
    ResponseEntity<?> answerLook(HttpServletRequest request, Call call) throws IOException, InterruptedException {
        return answer(request, calling::looks, call);
    }

    private ResponseEntity<?> answer(HttpServletRequest request, Function<Partner, CallBounds> bounded, Call call)
            throws IOException, InterruptedException {
        Partner caller = calling.of(request).orElse(null);
        if (caller == null) {
            return ExchangeAnswers.refusal(Rule.UNKNOWN_SENDER, "");
        }
        CallBounds bounds = bounded.apply(caller);
        if (!bounds.enter()) {
            return ExchangeAnswers.busy();
        }
        try {
            return call.answer(caller);
        } finally {
            bounds.leave();
        }
    }
}
