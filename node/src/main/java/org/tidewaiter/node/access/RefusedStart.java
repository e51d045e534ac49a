package org.tidewaiter.node.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words instead of a stack trace which setting of accounts or access keeps a node from starting. */
final class RefusedStart extends AbstractFailureAnalyzer<AccessRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, AccessRefusedException refusal) {
        return new FailureAnalysis(refusal.getMessage(), null, refusal);
    }
}
