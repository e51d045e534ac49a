package org.tidewaiter.node.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.dispatch.DispatchBounds;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.node.access.Open;

/**
 * What partners call. Open to whoever reaches it, for only a partner does: the port wants a certificate of a pinned key,
 * and every call is answered for the partner whose key that is.
 */
@RestController
@Open
class ExchangeController {

    private static final int LARGEST_QUESTION = 8 * 1024;
    private static final int LARGEST_RECALL = Token.MAXIMUM_LENGTH;
    private static final Duration BODY_WITHIN = Duration.ofSeconds(30);

    private final CallingPartner calling;
    private final Reception reception;
    private final RecallReception recalls;
    private final StandingInquiry standing;
    private final PresentedHeads presented;

    ExchangeController(
            CallingPartner calling,
            Reception reception,
            RecallReception recalls,
            StandingInquiry standing,
            PresentedHeads presented) {
        this.calling = calling;
        this.reception = reception;
        this.recalls = recalls;
        this.standing = standing;
        this.presented = presented;
    }

    @PostMapping(DispatchCalls.PATH)
    ResponseEntity<?> dispatch(HttpServletRequest request) throws IOException, InterruptedException {
        return receipted(request, DispatchBounds.BYTES, reception::receive);
    }

    @PostMapping(DispatchCalls.RECALL_PATH)
    ResponseEntity<?> recall(HttpServletRequest request) throws IOException, InterruptedException {
        return receipted(request, LARGEST_RECALL, recalls::receive);
    }

    /** Takes what a partner sends and answers with a receipt. */
    private interface Taking {
        Reception.Reply take(byte[] body, Partner caller) throws InterruptedException;
    }

    private ResponseEntity<?> receipted(HttpServletRequest request, int longest, Taking taking)
            throws IOException, InterruptedException {
        Partner caller = calling.of(request).orElse(null);
        if (caller == null) {
            return refusal(Rule.UNKNOWN_SENDER, "");
        }
        if (presented.showsThisBehind(request, caller)) {
            return refusal(Rule.LOG_BEHIND, "");
        }
        Semaphore place = calling.places(caller);
        if (!place.tryAcquire()) {
            return busy();
        }
        try {
            byte[] body = body(request, longest);
            return switch (taking.take(body, caller)) {
                case Reception.Reply.Receipted receipted ->
                    ResponseEntity.ok()
                            .contentType(MediaType.parseMediaType(DispatchCalls.RECEIPT_TYPE))
                            .body(receipted.receipt().getBytes(StandardCharsets.US_ASCII));
                case Reception.Reply.Refused refused -> refusal(refused.rule(), refused.path());
            };
        } catch (BoundedBody.BrokenBoundException broken) {
            return broken.late() ? tooSlow() : refusal(Rule.TOO_LARGE, "");
        } finally {
            place.release();
        }
    }

    @PostMapping(StandingInquiry.PATH)
    ResponseEntity<?> standing(HttpServletRequest request) throws IOException {
        Partner caller = calling.of(request).orElse(null);
        if (caller == null) {
            return refusal(Rule.UNKNOWN_SENDER, "");
        }
        try {
            String question = new String(body(request, LARGEST_QUESTION), StandardCharsets.US_ASCII);
            return switch (standing.answer(question, caller)) {
                case StandingInquiry.Reply.Signed signed ->
                    ResponseEntity.ok()
                            .contentType(MediaType.parseMediaType(StandingInquiry.MEDIA_TYPE))
                            .body(signed.answer().getBytes(StandardCharsets.US_ASCII));
                case StandingInquiry.Reply.Refused refused -> refusal(refused.rule(), refused.path());
            };
        } catch (BoundedBody.BrokenBoundException broken) {
            return broken.late() ? tooSlow() : refusal(Rule.TOO_LARGE, "");
        }
    }

    static byte[] body(HttpServletRequest request, int longest) throws IOException {
        return BoundedBody.read(request.getInputStream(), request.getContentLengthLong(), longest, BODY_WITHIN);
    }

    static ResponseEntity<ProblemDetail> refusal(Rule rule, String path) {
        ProblemDetail problem = ProblemDetail.forStatus(status(rule));
        problem.setTitle("What was sent is refused as a whole");
        problem.setProperty("rule", rule.code());
        problem.setProperty("path", path);
        return problem(problem);
    }

    static HttpStatus status(Rule rule) {
        return switch (rule) {
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNKNOWN_SENDER, WRONG_KEY, BAD_SIGNATURE, TLS_IDENTITY_DIFFERS -> HttpStatus.FORBIDDEN;
            case WRONG_AUDIENCE, STALE_AGREEMENT, ATTACHMENT_UNNAMED, LOG_PROOF_FAILS, LOG_BEHIND ->
                HttpStatus.CONFLICT;
            case ATTACHMENT_DIFFERS -> HttpStatus.UNPROCESSABLE_CONTENT;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    static ResponseEntity<ProblemDetail> busy() {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.TOO_MANY_REQUESTS);
        problem.setTitle("As many dispatches of yours as this node takes at once are being read");
        return problem(problem);
    }

    static ResponseEntity<ProblemDetail> tooSlow() {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.REQUEST_TIMEOUT);
        problem.setTitle("The body did not arrive in time");
        return problem(problem);
    }

    private static ResponseEntity<ProblemDetail> problem(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
