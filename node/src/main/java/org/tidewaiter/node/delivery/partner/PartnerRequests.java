package org.tidewaiter.node.delivery.partner;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.token.Rule;

/** Reads what partners send, within bounds that cost only the one who breaks them. */
@Component
public class PartnerRequests {

    private static final Duration BODY_WITHIN = Duration.ofSeconds(30);

    private final CallingPartner calling;

    PartnerRequests(CallingPartner calling) {
        this.calling = calling;
    }

    /** Answers what a partner sent. */
    public interface Work {
        ResponseEntity<?> answer(byte[] body, Partner caller) throws InterruptedException;
    }

    /** Refuses whoever is no partner or calls more than it may; else reads at most {@code longest} bytes and answers. */
    public ResponseEntity<?> answer(HttpServletRequest request, int longest, Work work)
            throws IOException, InterruptedException {
        Partner caller = calling.of(request).orElse(null);
        if (caller == null) {
            return ExchangeAnswers.refusal(Rule.UNKNOWN_SENDER, "");
        }
        CallBounds bounds = calling.bounds(caller);
        if (!bounds.enter()) {
            return ExchangeAnswers.busy();
        }
        try {
            byte[] body =
                    BoundedBody.read(request.getInputStream(), request.getContentLengthLong(), longest, BODY_WITHIN);
            return work.answer(body, caller);
        } catch (BoundedBody.BrokenBoundException broken) {
            return broken.late() ? ExchangeAnswers.tooSlow() : ExchangeAnswers.refusal(Rule.TOO_LARGE, "");
        } finally {
            bounds.leave();
        }
    }
}
