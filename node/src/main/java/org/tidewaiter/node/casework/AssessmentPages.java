package org.tidewaiter.node.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.casework.page.AssessmentPanel;
import org.tidewaiter.node.quality.AssessedReport;
import org.tidewaiter.node.quality.Assessment;
import org.tidewaiter.node.quality.Assessments;
import org.tidewaiter.node.quality.ReportStatus;
import org.tidewaiter.node.web.Page;

/** Lays out where the analysts stand with a report. */
@Component
class AssessmentPages {

    private final Assessments assessments;
    private final AssessmentWording words;

    AssessmentPages(Assessments assessments, AssessmentWording words) {
        this.assessments = assessments;
        this.words = words;
    }

    /** Null where nobody assesses reports, or this one is on nobody's list. */
    @Nullable
    AssessmentPanel of(AccessScope scope, UUID record, Page page) {
        return assessments
                .of(scope, record)
                .filter(assessment -> assessment.report().counts())
                .map(assessment -> panel(scope, assessment, page))
                .orElse(null);
    }

    private AssessmentPanel panel(AccessScope scope, Assessment assessment, Page page) {
        AssessedReport report = assessment.report();
        boolean may = scope.may(Permission.ASSESS);
        return new AssessmentPanel(
                report.record(),
                report.version(),
                words.state(report.status()),
                page.text("quality.status." + report.status().code()),
                page.text("quality.explained." + report.status().code(), report.version()),
                words.changes(report),
                may && report.status() != ReportStatus.VERIFIED,
                may && report.status() == ReportStatus.VERIFIED,
                assessment.history().stream()
                        .map(step -> words.step(step, page))
                        .toList());
    }
}
