package org.tidewaiter.node.delivery;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.tidewaiter.exchange.identity.IdentityException;

/** Turns the reasons for which a node does not start into words instead of a stack trace. */
final class RefusedStart {

    private RefusedStart() {}

    static final class BySettings extends AbstractFailureAnalyzer<StartRefusedException> {

        @Override
        protected FailureAnalysis analyze(Throwable root, StartRefusedException refusal) {
            return new FailureAnalysis(refusal.getMessage(), null, refusal);
        }
    }

    static final class ByIdentity extends AbstractFailureAnalyzer<IdentityException> {

        @Override
        protected FailureAnalysis analyze(Throwable root, IdentityException refusal) {
            return new FailureAnalysis(
                    "This node's identity cannot be used: " + refusal.getMessage()
                            + ". Put back the copy that you kept; a new one would be unknown to all partners.",
                    null,
                    refusal);
        }
    }
}
