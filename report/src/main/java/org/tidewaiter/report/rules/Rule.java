package org.tidewaiter.report.rules;

/**
 * One rule of the catalogue.
 *
 * @param onReceipt whether a receiver asks for it too, of a report from which a profile may have kept something back
 */
record Rule(String id, Severity severity, boolean onReceipt, Check check) {

    /** What the rule looks for. */
    @FunctionalInterface
    interface Check {
        void judge(Subject subject, Findings found);
    }

    /** A rule for senders and receivers. */
    static Rule always(String id, Severity severity, Check check) {
        return new Rule(id, severity, true, check);
    }

    /** A rule for those who enter a report. */
    static Rule atEntry(String id, Severity severity, Check check) {
        return new Rule(id, severity, false, check);
    }
}
