package org.tidewaiter.node.delivery.partner;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.exchange.joining.JoiningRequest;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.node.access.Open;
import org.tidewaiter.node.delivery.IncomingIntroductions;
import org.tidewaiter.node.delivery.IncomingIntroductions.Reception;

/**
 * The one place that a node may call which is no partner: it shows the key that the code of an invitation makes. Nobody else
 * gets through the handshake.
 */
@RestController
@Open
class IntroductionController {

    private static final Duration BODY_WITHIN = Duration.ofSeconds(10);
    private static final int AT_ONCE = 4;

    private final ObjectProvider<IncomingIntroductions> introductions;
    private final Semaphore places = new Semaphore(AT_ONCE);

    IntroductionController(ObjectProvider<IncomingIntroductions> introductions) {
        this.introductions = introductions;
    }

    @PostMapping(IntroductionCalls.PATH)
    ResponseEntity<?> introduce(HttpServletRequest request) throws IOException {
        IncomingIntroductions taker = introductions.getIfAvailable();
        Optional<VerificationKey> caller =
                taker == null ? Optional.empty() : CallingPartner.keyOf(request, taker.callers());
        if (taker == null || caller.isEmpty()) {
            return ExchangeAnswers.refusal(Rule.UNKNOWN_SENDER, "");
        }
        if (!places.tryAcquire()) {
            return ExchangeAnswers.busy();
        }
        try {
            byte[] body = BoundedBody.read(
                    request.getInputStream(), request.getContentLengthLong(), JoiningRequest.BYTES, BODY_WITHIN);
            return answer(taker.take(caller.get(), new String(body, StandardCharsets.US_ASCII)));
        } catch (BoundedBody.BrokenBoundException broken) {
            return broken.late() ? ExchangeAnswers.tooSlow() : ExchangeAnswers.refusal(Rule.TOO_LARGE, "");
        } finally {
            places.release();
        }
    }

    private static ResponseEntity<?> answer(Reception reception) {
        return switch (reception) {
            case Reception.Taken _ -> ResponseEntity.accepted().build();
            case Reception.Refused(var reason) -> {
                ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.CONFLICT);
                problem.setTitle("The request to join is not taken");
                problem.setProperty("rule", reason);
                yield ExchangeAnswers.problem(problem);
            }
        };
    }
}
