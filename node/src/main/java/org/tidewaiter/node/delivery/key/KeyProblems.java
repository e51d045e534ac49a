package org.tidewaiter.node.delivery.key;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.node.web.ProblemException;

/** Why a key is not changed, for people and programs. */
final class KeyProblems {

    private KeyProblems() {}

    static ProblemException conflict(String code) {
        return ProblemException.of(HttpStatus.CONFLICT, code, "delivery.keys.problem." + code);
    }

    /** What was brought is no recovery key of this node; nothing of it is repeated. */
    static ProblemException unreadable() {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST, "not-a-recovery-key", "delivery.keys.problem.not-a-recovery-key");
    }

    static ProblemException noStatement() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "no-statement", "delivery.keys.problem.no-statement");
    }

    static VerificationKey present(@Nullable VerificationKey key) {
        if (key == null) {
            throw conflict("no-next-key");
        }
        return key;
    }
}
