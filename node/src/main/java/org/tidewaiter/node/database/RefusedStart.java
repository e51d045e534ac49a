package org.tidewaiter.node.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.tidewaiter.postgres.LocalPostgresException;

/** Turns the reasons for which a node does not start into words instead of a stack trace. */
final class RefusedStart {

    private RefusedStart() {}

    static final class ByPart extends AbstractFailureAnalyzer<ChangedPartException> {

        @Override
        protected FailureAnalysis analyze(Throwable root, ChangedPartException refusal) {
            return new FailureAnalysis(refusal.getMessage(), null, refusal);
        }
    }

    static final class ByLaterRelease extends AbstractFailureAnalyzer<LaterReleaseException> {

        @Override
        protected FailureAnalysis analyze(Throwable root, LaterReleaseException refusal) {
            return new FailureAnalysis(refusal.getMessage(), null, refusal);
        }
    }

    static final class ByServer extends AbstractFailureAnalyzer<LocalPostgresException> {

        @Override
        protected FailureAnalysis analyze(Throwable root, LocalPostgresException refusal) {
            return new FailureAnalysis(refusal.getMessage(), null, refusal);
        }
    }
}
