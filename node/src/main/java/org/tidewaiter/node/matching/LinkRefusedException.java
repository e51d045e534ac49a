package org.tidewaiter.node.matching;

import org.springframework.http.HttpStatus;
import org.tidewaiter.node.web.Explained;
import org.tidewaiter.node.web.ProblemException;

/** A judgement on two reports that cannot be made as things stand. The asker's to mend; a retry does not help. */
public final class LinkRefusedException extends RuntimeException implements Explained {

    /** Why it cannot be made. */
    public enum Reason {
        /** No such report or link, or none that this account may see. */
        NOT_FOUND,
        /** One of the two is withdrawn. */
        WITHDRAWN,
        /** They are about one seizure already. */
        LINKED,
        /** The link was undone already. */
        UNDONE,
        /** It would bring together reports that a person parted. */
        PARTED
    }

    private final Reason reason;

    LinkRefusedException(Reason reason) {
        super("link refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public ProblemException problem() {
        return switch (reason) {
            case NOT_FOUND -> of(HttpStatus.NOT_FOUND, "link-not-found");
            case WITHDRAWN -> of(HttpStatus.CONFLICT, "link-withdrawn");
            case LINKED -> of(HttpStatus.CONFLICT, "link-there-already");
            case UNDONE -> of(HttpStatus.CONFLICT, "link-undone-already");
            case PARTED -> of(HttpStatus.CONFLICT, "link-parted");
        };
    }

    private static ProblemException of(HttpStatus status, String code) {
        return ProblemException.of(status, code, "matching.problem." + code);
    }
}
