package org.tidewaiter.node.quality;

import org.springframework.http.HttpStatus;
import org.tidewaiter.node.web.Explained;
import org.tidewaiter.node.web.ProblemException;

/** A question or answer that cannot be sent as things stand. Nothing of it was kept. */
public final class QuestionRefusedException extends RuntimeException implements Explained {

    /** Why. */
    public enum Reason {
        /** No such report or question, or none that this account may see. */
        NOT_FOUND,
        /** There is a newer version than the one asked about, or the report is gone. */
        CHANGED,
        /** No text, or more of it, or of fields, than a question may have. */
        BOUNDS,
        /** As many questions or answers as one report may have. */
        TOO_MANY,
        /** The report did not come from a partner of this node. */
        NO_PARTNER,
        /** More letters wait for the partner than may. */
        TOO_MANY_WAITING,
        /** The question is closed. */
        CLOSED
    }

    private final Reason reason;

    QuestionRefusedException(Reason reason) {
        super("question refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public ProblemException problem() {
        return switch (reason) {
            case NOT_FOUND -> of(HttpStatus.NOT_FOUND, "question-not-found");
            case CHANGED -> of(HttpStatus.CONFLICT, "question-changed");
            case BOUNDS -> of(HttpStatus.UNPROCESSABLE_CONTENT, "question-bounds");
            case TOO_MANY -> of(HttpStatus.CONFLICT, "question-too-many");
            case NO_PARTNER -> of(HttpStatus.CONFLICT, "question-no-partner");
            case TOO_MANY_WAITING -> of(HttpStatus.SERVICE_UNAVAILABLE, "question-too-many-waiting");
            case CLOSED -> of(HttpStatus.CONFLICT, "question-closed");
        };
    }

    private static ProblemException of(HttpStatus status, String code) {
        return ProblemException.of(status, code, "quality.problem." + code);
    }
}
