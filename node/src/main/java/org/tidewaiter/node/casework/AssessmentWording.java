package org.tidewaiter.node.casework;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.quality.AssessedReport;
import org.tidewaiter.node.quality.AssessmentStep;
import org.tidewaiter.node.quality.ReportStatus;
import org.tidewaiter.node.quality.Seen;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.State;

/** Says in words and marks where the analysts stand with a report. */
@Component
class AssessmentWording {

    State state(ReportStatus status) {
        return switch (status) {
            case UNVERIFIED -> State.SUBMITTED;
            case QUERIED -> State.WAITING;
            case VERIFIED -> State.VERIFIED;
            case CORRECTED -> State.CORRECTED;
        };
    }

    /** What a decision on the report as it stands names. */
    String seen(AssessedReport report) {
        return new Seen(report.record(), report.version()).text();
    }

    /** Where it shows what has changed: in the version that nobody has looked at yet. */
    @Nullable
    String changes(AssessedReport report) {
        boolean looked = report.status() == ReportStatus.VERIFIED || report.version() == 1;
        boolean reopened = report.verifiedVersion() != null || report.status() == ReportStatus.CORRECTED;
        return looked || !reopened ? null : "/reports/" + report.record() + "?version=" + report.version();
    }

    /** "Verified by kask, 3 May 2026, 10:15". */
    String step(AssessmentStep step, Page page) {
        String when = page.wording().time(step.at());
        String status = step.status().code();
        return switch (step.cause()) {
            case NEW_VERSION -> page.text("quality.step.version." + status, step.version(), when);
            case PERSON, UNDONE, QUERY ->
                page.text("quality.step." + status, step.version(), step.author() == null ? "" : step.author(), when);
        };
    }
}
