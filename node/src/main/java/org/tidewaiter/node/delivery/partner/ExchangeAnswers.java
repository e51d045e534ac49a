package org.tidewaiter.node.delivery.partner;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.tidewaiter.exchange.token.Rule;

/** What a partner is told whose call came to nothing. */
public final class ExchangeAnswers {

    private ExchangeAnswers() {}

    public static ResponseEntity<ProblemDetail> refusal(Rule rule, String path) {
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

    public static ResponseEntity<ProblemDetail> busy() {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.TOO_MANY_REQUESTS);
        problem.setTitle("This node answers no more calls of yours at once, or within this minute");
        return problem(problem);
    }

    static ResponseEntity<ProblemDetail> tooSlow() {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.REQUEST_TIMEOUT);
        problem.setTitle("The body did not arrive in time");
        return problem(problem);
    }

    static ResponseEntity<ProblemDetail> problem(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
