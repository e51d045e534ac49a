package org.tidewaiter.node.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * Something that cannot be done, with all that the person or the program who asked needs to know. Thrown by any module
 * above this one; answered as a page, a fragment or problem details.
 */
public final class ProblemException extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final String messageKey;
    private final transient List<Object> arguments;
    private final transient List<Fault> faults;

    private ProblemException(
            HttpStatus status, String code, String messageKey, List<Object> arguments, List<Fault> faults) {
        super(code);
        this.status = status;
        this.code = code;
        this.messageKey = messageKey;
        this.arguments = List.copyOf(arguments);
        this.faults = List.copyOf(faults);
    }

    /**
     * @param code for programs, stable, in words with hyphens: {@code version-already-corrected}
     * @param messageKey of the sentence that says what happened
     * @param arguments of the message; never a value that a person typed
     */
    public static ProblemException of(HttpStatus status, String code, String messageKey, Object... arguments) {
        return new ProblemException(status, code, messageKey, List.of(arguments), List.of());
    }

    public ProblemException withFaults(List<Fault> found) {
        return new ProblemException(status, code, messageKey, arguments, found);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Fault> faults() {
        return faults;
    }

    String messageKey() {
        return messageKey;
    }

    Object[] arguments() {
        return arguments.toArray();
    }
}
