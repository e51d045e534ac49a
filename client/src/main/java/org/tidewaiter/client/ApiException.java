package org.tidewaiter.client;

import java.util.List;

/** The node could not be asked, or did not do what it was asked for. */
public final class ApiException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Kind {
        /** Nobody answers at that address: retried in vain. */
        UNREACHABLE,
        /** The token is not known, or does not allow this. */
        TOKEN,
        /** The node refuses the request as it is. */
        REFUSED,
        /** The node failed, was too busy for too long, or answered what it must not answer. */
        FAILED
    }

    private final Kind kind;
    private final int status;
    private final transient List<ApiFault> faults;

    ApiException(Kind kind, int status, String title, List<ApiFault> faults) {
        super(title);
        this.kind = kind;
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    static ApiException unreachable(Throwable cause) {
        ApiException exception = new ApiException(Kind.UNREACHABLE, 0, "no answer", List.of());
        exception.initCause(cause);
        return exception;
    }

    static ApiException unexpected(int status, String what) {
        return new ApiException(Kind.FAILED, status, what, List.of());
    }

    public Kind kind() {
        return kind;
    }

    /** HTTP status, or 0 without an answer. */
    public int status() {
        return status;
    }

    /** Faults of the problem details (RFC 9457), if it has any. */
    public List<ApiFault> faults() {
        return faults;
    }
}
