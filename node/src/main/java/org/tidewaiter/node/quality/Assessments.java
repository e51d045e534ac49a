package org.tidewaiter.node.quality;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.quality.AssessmentStep.Cause;

/** What analysts say of reports, and its undoing. */
@Component
public class Assessments {

    /** Most reports judged in one call. */
    public static final int MOST = WorkLists.LARGEST_PAGE;

    private static final int HISTORY = 50;

    private final AssessmentRows rows;
    private final Questions questions;
    private final AuditTrail audit;
    private final Clock clock;

    Assessments(AssessmentRows rows, Questions questions, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.questions = questions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is said of a report; empty where nothing is, and where this account may not see it. */
    @Transactional(readOnly = true)
    public Optional<Assessment> of(AccessScope scope, UUID record) {
        scope.require(Permission.READ);
        return rows.find(scope, record).map(report -> new Assessment(report, rows.steps(record, HISTORY)));
    }

    /**
     * Says that these versions are right; what was asked about them is closed.
     *
     * @return how many were; the others have changed since they were seen, or somebody was quicker
     */
    @Transactional
    public int verify(AccessScope scope, Collection<Seen> versions) {
        require(scope, versions);
        int done = 0;
        for (Seen seen : versions) {
            if (rows.verify(scope, seen)) {
                said(scope, seen, ReportStatus.VERIFIED, Cause.PERSON, "report.assessed");
                questions.closeOf(seen.record());
                done++;
            }
        }
        return done;
    }

    /** Takes back that these versions are right; they are unverified again. */
    @Transactional
    public int reopen(AccessScope scope, Collection<Seen> versions) {
        require(scope, versions);
        int done = 0;
        for (Seen seen : versions) {
            if (rows.reopen(scope, seen)) {
                said(scope, seen, ReportStatus.UNVERIFIED, Cause.UNDONE, "report.assessment-undone");
                done++;
            }
        }
        return done;
    }

    private static void require(AccessScope scope, Collection<Seen> versions) {
        scope.require(Permission.ASSESS);
        if (versions.size() > MOST) {
            throw new IllegalArgumentException("too many at once");
        }
    }

    private void said(AccessScope scope, Seen seen, ReportStatus status, Cause cause, String action) {
        rows.step(seen, status, cause, scope.accountName(), clock.instant());
        audit.record(scope, action, seen.record().toString(), Map.of("version", String.valueOf(seen.version())));
    }
}
