package org.tidewaiter.node.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.JournalEntry;
import org.tidewaiter.node.quality.AssessmentStep.Cause;
import org.tidewaiter.node.registry.GoodsSummary;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * Brings the work list of a hub, and everywhere what was asked about reports, up to the journal, in the transaction that
 * moves the cursor. What stands is read from the registry, which may already be further than the entry: so an entry met
 * twice, or late, changes nothing.
 */
@Component
class AssessmentFollower {

    private static final String NAME = "quality";
    private static final int BATCH = 500;

    private final Journal journal;
    private final Reports reports;
    private final AssessmentRows rows;
    private final QuestionRows questions;
    private final NodeScope node;
    private final boolean hub;

    AssessmentFollower(
            Journal journal,
            Reports reports,
            AssessmentRows rows,
            QuestionRows questions,
            NodeScope node,
            NodeSettings settings) {
        this.journal = journal;
        this.reports = reports;
        this.rows = rows;
        this.questions = questions;
        this.node = node;
        this.hub = settings.node().part() == NodePart.HUB;
    }

    /** Takes the next entries in; how many were read, 0 also while another instance does it. */
    @Transactional
    public int follow() {
        Optional<Long> cursor = journal.lockCursor(NAME);
        if (cursor.isEmpty()) {
            return 0;
        }
        List<JournalEntry> entries = journal.after(cursor.get(), BATCH);
        if (entries.isEmpty()) {
            return 0;
        }
        Map<ReportIdentity, JournalEntry> latest = new LinkedHashMap<>();
        entries.forEach(entry -> latest.put(new ReportIdentity(entry.originator(), entry.number()), entry));
        Set<ReportIdentity> asked = questions.unsettledAmong(latest.keySet());
        List<ReportSummary> standing = reports.named(node.scope(), hub ? latest.keySet() : asked);
        if (hub) {
            assess(standing, latest);
        }
        standing.stream()
                .filter(summary -> asked.contains(Objects.requireNonNull(summary.identity())))
                .forEach(summary -> settle(summary, Objects.requireNonNull(latest.get(summary.identity()))));
        journal.moveCursor(NAME, entries.getLast().position());
        return entries.size();
    }

    private void assess(List<ReportSummary> standing, Map<ReportIdentity, JournalEntry> latest) {
        Map<ReportIdentity, AssessedReport> known = rows.lock(latest.keySet());
        List<AssessedReport> changed = new ArrayList<>();
        for (ReportSummary summary : standing) {
            ReportIdentity identity = Objects.requireNonNull(summary.identity());
            changed.add(next(known.get(identity), summary, Objects.requireNonNull(latest.get(identity))));
        }
        rows.put(changed);
    }

    private void settle(ReportSummary summary, JournalEntry entry) {
        ReportIdentity identity = Objects.requireNonNull(summary.identity());
        if (summary.state() == ReportState.WITHDRAWN || summary.state() == ReportState.RECALLED) {
            questions.gone(identity, entry.at());
        } else {
            questions.corrected(identity, summary.version(), entry.at());
        }
    }

    private AssessedReport next(@Nullable AssessedReport known, ReportSummary summary, JournalEntry entry) {
        boolean counts = summary.state() == ReportState.SIGNED;
        if (known == null) {
            return report(summary, entry.at(), entry.position(), ReportStatus.UNVERIFIED, null, counts);
        }
        if (summary.version() <= known.version() || !counts) {
            return report(
                    summary, known.arrivedAt(), known.position(), known.status(), known.verifiedVersion(), counts);
        }
        ReportStatus status = known.status().afterNewVersion();
        if (status != known.status()) {
            rows.step(new Seen(known.record(), summary.version()), status, Cause.NEW_VERSION, null, entry.at());
        }
        return report(summary, entry.at(), entry.position(), status, known.verifiedVersion(), true);
    }

    private static AssessedReport report(
            ReportSummary summary,
            Instant arrivedAt,
            long position,
            ReportStatus status,
            @Nullable Integer verifiedVersion,
            boolean counts) {
        String reporting = summary.reportingCountry();
        LinkedHashSet<String> categories = new LinkedHashSet<>();
        summary.goods().stream().map(GoodsSummary::category).forEach(categories::add);
        return new AssessedReport(
                summary.record(),
                Objects.requireNonNull(summary.identity()),
                reporting == null ? summary.originator().substring(0, 2) : reporting,
                List.copyOf(categories),
                summary.source(),
                summary.version(),
                arrivedAt,
                position,
                status,
                verifiedVersion,
                counts);
    }
}
