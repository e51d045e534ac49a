package org.tidewaiter.report.screening;

/** Looks for one sort of personal data. */
@FunctionalInterface
interface Detector {
    void find(ScreenedText screened, Findings found);
}
