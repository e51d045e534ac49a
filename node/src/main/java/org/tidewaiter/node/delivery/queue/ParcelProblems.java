package org.tidewaiter.node.delivery.queue;

import org.springframework.http.HttpStatus;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.node.web.ProblemException;

/** Why something is not done with a parcel. */
public final class ParcelProblems {

    private ParcelProblems() {}

    public static ProblemException of(HttpStatus status, String code) {
        return ProblemException.of(status, code, "delivery.parcel." + code);
    }

    /** It was brought and is refused as a whole. */
    public static ProblemException refused(Rule rule) {
        return ProblemException.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "parcel-refused",
                "delivery.parcel.refused." + worded(rule).code());
    }

    /** What a person can do something about; the rest is damage. */
    private static Rule worded(Rule rule) {
        return switch (rule) {
            case WRONG_AUDIENCE, UNKNOWN_SENDER, TOO_LARGE, PROTOCOL_UNKNOWN -> rule;
            default -> Rule.PARCEL_DAMAGED;
        };
    }
}
