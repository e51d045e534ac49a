package org.tidewaiter.node.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words instead of a stack trace which name under {@code tidewaiter} keeps a node from starting. */
final class RefusedStart extends AbstractFailureAnalyzer<UnknownSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UnknownSettingException refusal) {
        return new FailureAnalysis(refusal.getMessage(), null, refusal);
    }
}
