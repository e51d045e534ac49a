package org.tidewaiter.node.joining;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.tidewaiter.node.delivery.PartnerRegister;
import org.tidewaiter.node.web.ProblemException;

/** Why nobody joins, for people and programs. */
final class Obstacles {

    private Obstacles() {}

    /** Something stands against it. */
    static ProblemException conflict(String code) {
        return ProblemException.of(HttpStatus.CONFLICT, code, "joining.problem." + code);
    }

    static ProblemException notFound(String code) {
        return ProblemException.of(HttpStatus.NOT_FOUND, code, "joining.problem." + code);
    }

    /** What was entered cannot be taken. */
    static ProblemException refused(String code) {
        return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, code, "joining.problem." + code);
    }

    /** Does nothing when it was done. */
    static void requireDone(PartnerRegister.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case NO_SUCH_PARTNER -> throw notFound(code(outcome));
            case NAME_TAKEN, KEY_TAKEN, OF_CONFIGURATION, AGREEMENT_IN_FORCE -> throw conflict(code(outcome));
        }
    }

    static String code(PartnerRegister.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
