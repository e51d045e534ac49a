package org.tidewaiter.node.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.tidewaiter.node.database.DatabaseAway;
import tools.jackson.core.JacksonException;

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
            case HttpRequestMethodNotSupportedException method ->
                of(method, "method", method.getHeaders().getFirst(HttpHeaders.ALLOW));
            case HttpMediaTypeNotSupportedException media ->
                of(media, "media", media.getHeaders().getFirst(HttpHeaders.ACCEPT));
            case MissingServletRequestParameterException missing -> of(missing, "missing", missing.getParameterName());
            case MissingServletRequestPartException missing -> of(missing, "missing", missing.getRequestPartName());
            case MethodArgumentTypeMismatchException mismatch ->
                of(HttpStatus.BAD_REQUEST, new HttpHeaders(), "form", mismatch.getName());
            case ErrorResponse response -> of(known(response.getStatusCode().value()), response.getHeaders());
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable.getCause());
            case TypeMismatchException mismatch -> of(HttpStatus.BAD_REQUEST);
            case MultipartException multipart -> of(HttpStatus.BAD_REQUEST);
            // Or too many visitors at a time, or a connection that died within the transaction.
            case Throwable away when DatabaseAway.explains(away) -> comeAgain();
            default -> of(HttpStatus.INTERNAL_SERVER_ERROR);
        };
    }

    /** Where reading ended: a line and a column give nothing away of what stands there. */
    private static Grounds unreadable(@Nullable Throwable cause) {
        if (cause instanceof JacksonException json
                && json.getLocation() != null
                && json.getLocation().getLineNr() > 0) {
            return of(
                    HttpStatus.BAD_REQUEST,
                    new HttpHeaders(),
                    "place",
                    json.getLocation().getLineNr(),
                    json.getLocation().getColumnNr());
        }
        return of(HttpStatus.BAD_REQUEST);
    }

    /** @param fits a name or names that would fit, null where none is known */
    private static Grounds of(ErrorResponse response, String sentence, @Nullable String fits) {
        HttpStatus status = known(response.getStatusCode().value());
        return fits == null ? of(status, response.getHeaders()) : of(status, response.getHeaders(), sentence, fits);
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
        return new Grounds(status, code(status), null, List.of(), List.of(), headers);
    }

    /** @param arguments of the sentence: names that this node gave, and numbers; never anything that was sent */
    private static Grounds of(HttpStatus status, HttpHeaders headers, String sentence, Object... arguments) {
        return new Grounds(
                status, code(status), "web.problem.because." + sentence, List.of(arguments), List.of(), headers);
    }

    private static String code(HttpStatus status) {
        return status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
