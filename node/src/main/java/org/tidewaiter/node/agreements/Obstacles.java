package org.tidewaiter.node.agreements;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.tidewaiter.node.delivery.AgreementChanges;
import org.tidewaiter.node.web.ProblemException;

/** Why something cannot be done with an agreement, for people and programs. */
final class Obstacles {

    private Obstacles() {}

    /** It is not as it would have to be. */
    static ProblemException conflict(String code) {
        return ProblemException.of(HttpStatus.CONFLICT, code, "agreements.problem." + code);
    }

    static ProblemException notFound(String code) {
        return ProblemException.of(HttpStatus.NOT_FOUND, code, "agreements.problem." + code);
    }

    /** What was handed in cannot be taken. */
    static ProblemException refused(String code) {
        return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, code, "agreements.problem." + code);
    }

    static String code(AgreementChanges.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
