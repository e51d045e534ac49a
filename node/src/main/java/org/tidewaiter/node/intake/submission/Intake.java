package org.tidewaiter.node.intake.submission;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.intake.submission.Preparation.Prepared;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.nominal.NominalRecords;
import org.tidewaiter.node.registry.Decisions;
import org.tidewaiter.node.registry.NewReport;
import org.tidewaiter.node.registry.RecordOutcome;
import org.tidewaiter.node.registry.Recording;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.rules.Fault;
import org.tidewaiter.report.rules.Severity;

/** Takes reports in: completes, checks and records them, the personal part apart and sealed. */
@Component
@HoldsNominalData
public class Intake {

    /** Most reports of one call. */
    public static final int BATCH = 500;

    private final Preparation preparation;
    private final Recording recording;
    private final Decisions decisions;
    private final Reports reports;
    private final NominalRecords nominal;
    private final AuditTrail audit;

    Intake(
            Preparation preparation,
            Recording recording,
            Decisions decisions,
            Reports reports,
            NominalRecords nominal,
            AuditTrail audit) {
        this.preparation = preparation;
        this.recording = recording;
        this.decisions = decisions;
        this.reports = reports;
        this.nominal = nominal;
        this.audit = audit;
    }

    /**
     * Takes reports in, those that pass in one transaction.
     *
     * @return one outcome for each report, in order
     */
    @Transactional
    public List<IntakeOutcome> take(AccessScope scope, Channel channel, List<Submission> submissions, Answers answers) {
        scope.require(Permission.RECORD);
        if (submissions.size() > BATCH) {
            throw new IllegalArgumentException("at most " + BATCH + " reports at a time");
        }
        List<Prepared> prepared = submissions.parallelStream()
                .map(submission -> preparation.prepare(scope, channel, submission, answers))
                .toList();
        List<Prepared.Fit> fit = prepared.stream()
                .filter(Prepared.Fit.class::isInstance)
                .map(Prepared.Fit.class::cast)
                .toList();
        Iterator<RecordOutcome> recorded = record(scope, fit).iterator();
        List<IntakeOutcome> outcomes = new ArrayList<>(prepared.size());
        for (Prepared one : prepared) {
            outcomes.add(
                    switch (one) {
                        case Prepared.Unfit unfit -> new IntakeOutcome.Refused(unfit.faults());
                        case Prepared.Fit checked -> outcome(recorded.next(), checked);
                    });
        }
        return List.copyOf(outcomes);
    }

    private List<RecordOutcome> record(AccessScope scope, List<Prepared.Fit> fit) {
        if (fit.isEmpty()) {
            return List.of();
        }
        List<RecordOutcome> outcomes =
                recording.record(scope, fit.stream().map(Prepared.Fit::report).toList());
        Map<UUID, NominalPart> parts = new LinkedHashMap<>();
        for (int i = 0; i < fit.size(); i++) {
            if (outcomes.get(i) instanceof RecordOutcome.Recorded(UUID record)) {
                parts.put(record, fit.get(i).nominal());
            }
        }
        nominal.store(scope, parts);
        audited(scope, parts.keySet());
        return outcomes;
    }

    /** One entry for a report, one for a batch: the reports themselves say who recorded them. */
    private void audited(AccessScope scope, Set<UUID> records) {
        if (!records.isEmpty()) {
            String first = records.iterator().next().toString();
            audit.record(scope, "report.recorded", first, Map.of("count", Integer.toString(records.size())));
        }
    }

    private static IntakeOutcome outcome(RecordOutcome recorded, Prepared.Fit checked) {
        return switch (recorded) {
            case RecordOutcome.Recorded(UUID record) -> new IntakeOutcome.Accepted(record, checked.notes());
            case RecordOutcome.AlreadyThere(UUID record) -> new IntakeOutcome.AlreadyThere(record);
            case RecordOutcome.OtherContent(UUID record) ->
                new IntakeOutcome.Refused(
                        List.of(new Fault("source-key-taken", Severity.REFUSE, "sourceKey", Map.of())));
        };
    }

    /**
     * Takes other content of a report in: in place of what is not yet released, or as its next version.
     *
     * @param seenVersion the head version that the writer started from, 0 before the first signature
     * @param part null to keep the personal part as it is
     * @throws org.tidewaiter.node.registry.DecisionRefusedException if the report is not there or has changed meanwhile
     */
    @Transactional
    public IntakeOutcome rewrite(
            AccessScope scope,
            Channel channel,
            UUID record,
            int seenVersion,
            SeizureReport content,
            @Nullable NominalPart part,
            Answers answers) {
        Submission written = rewritten(scope, record, content, part);
        return switch (preparation.prepare(scope, channel, written, answers)) {
            case Prepared.Unfit unfit -> new IntakeOutcome.Refused(unfit.faults());
            case Prepared.Fit fit -> {
                NewReport report = fit.report();
                decisions.rewrite(scope, record, seenVersion, report.report(), report.pseudonym(), report.release());
                if (part != null) {
                    nominal.store(scope, Map.of(record, part));
                }
                audit.record(scope, "report.rewritten", record.toString(), Map.of());
                yield new IntakeOutcome.Accepted(record, fit.notes());
            }
        };
    }

    /** What is judged where that content is to take the place of a report's. */
    public Submission rewritten(AccessScope scope, UUID record, SeizureReport content, @Nullable NominalPart part) {
        NominalPart standing = part == null ? kept(scope, record) : part;
        return new Submission(withoutStandingPictures(scope, record, content), standing, null);
    }

    /** A document that was read here names the pictures of the report; they stay as they are, and no others come so. */
    private SeizureReport withoutStandingPictures(AccessScope scope, UUID record, SeizureReport content) {
        boolean standing = reports.find(scope, record)
                .map(report -> report.open() != null && report.open().content() != null
                        ? report.open().content()
                        : report.content())
                .map(SeizureReport::pictures)
                .filter(content.pictures()::equals)
                .isPresent();
        return standing ? content.withPictures(List.of()) : content;
    }

    /** The personal part as it stands; nothing of a report that this account does not see. */
    private NominalPart kept(AccessScope scope, UUID record) {
        if (!scope.may(Permission.READ_NOMINAL) || reports.find(scope, record).isEmpty()) {
            return NominalPart.none();
        }
        return Objects.requireNonNull(nominal.read(scope, record).orElseGet(NominalPart::none));
    }
}
