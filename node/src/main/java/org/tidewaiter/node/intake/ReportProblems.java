package org.tidewaiter.node.intake;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.tidewaiter.node.registry.DecisionRefusedException;
import org.tidewaiter.node.web.Page;

/** Says to programs why something could not be done to a report. */
@RestControllerAdvice
class ReportProblems {

    private final Problems problems;

    ReportProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(DecisionRefusedException refused, Page page) {
        return switch (refused.reason()) {
            case NOT_FOUND -> answer(HttpStatus.NOT_FOUND, "report-not-found", page);
            case WRONG_STATE -> answer(HttpStatus.CONFLICT, "report-wrong-state", page);
            case CHANGED_MEANWHILE -> answer(HttpStatus.CONFLICT, "report-changed-meanwhile", page);
            case WITHDRAWN -> answer(HttpStatus.CONFLICT, "report-withdrawn", page);
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> other(KeptAnswers.OtherRequestException other, Page page) {
        return answer(HttpStatus.CONFLICT, "idempotency-key-used", page);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unusable(ApiAnswers.UnusableKeyException unusable, Page page) {
        return answer(HttpStatus.BAD_REQUEST, "idempotency-key-unusable", page);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(TooLargeException tooLarge, Page page) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, "request-too-large", page);
    }

    private ResponseEntity<ProblemDetail> answer(HttpStatus status, String code, Page page) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(status, code, page.language(), List.of()));
    }
}
