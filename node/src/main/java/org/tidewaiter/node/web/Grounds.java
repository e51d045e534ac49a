package org.tidewaiter.node.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MultipartException;
import org.tidewaiter.node.database.DatabaseAway;

/**
 * Why something was not done: what an exception means to the one who asked.
 *
 * @param messageKey of the sentence that says what happened, null for the one of the status
 */
record Grounds(
        HttpStatus status,
        String code,
        @Nullable String messageKey,
        List<Object> arguments,
        List<Fault> faults,
        HttpHeaders headers) {

    static final String SECONDS_UNTIL_AGAIN = "3";

    static Grounds of(HttpStatus status) {
        return of(status, new HttpHeaders());
    }

    static Grounds of(Throwable cause) {
        return switch (cause) {
            case ProblemException problem ->
                new Grounds(
                        problem.status(),
                        problem.code(),
                        problem.messageKey(),
                        List.of(problem.arguments()),
                        problem.faults(),
                        new HttpHeaders());
            case Explained explained -> of(explained.problem());
            case ErrorResponse response -> of(known(response.getStatusCode().value()), response.getHeaders());
            case HttpMessageNotReadableException unreadable -> of(HttpStatus.BAD_REQUEST);
            case TypeMismatchException mismatch -> of(HttpStatus.BAD_REQUEST);
            case MultipartException multipart -> of(HttpStatus.BAD_REQUEST);
            // Or too many visitors at a time, or a connection that died within the transaction.
            case Throwable away when DatabaseAway.explains(away) -> comeAgain();
            default -> of(HttpStatus.INTERNAL_SERVER_ERROR);
        };
    }

    private static Grounds comeAgain() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_AGAIN);
        return of(HttpStatus.SERVICE_UNAVAILABLE, headers);
    }

    static HttpStatus known(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null || !known.isError() ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    }

    private static Grounds of(HttpStatus status, HttpHeaders headers) {
        String code = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        return new Grounds(status, code, null, List.of(), List.of(), headers);
    }
}
