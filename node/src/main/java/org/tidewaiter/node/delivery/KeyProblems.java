package org.tidewaiter.node.delivery;

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

    static VerificationKey present(@Nullable VerificationKey key) {
        if (key == null) {
            throw conflict("no-next-key");
        }
        return key;
    }
}
