package org.tidewaiter.node.intake.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.intake.submission.AllFaults;
import org.tidewaiter.node.intake.submission.Answers;
import org.tidewaiter.node.intake.submission.Channel;
import org.tidewaiter.node.intake.submission.Intake;
import org.tidewaiter.node.intake.submission.IntakeOutcome;
import org.tidewaiter.node.intake.submission.Preparation;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.nominal.NominalRecords;
import org.tidewaiter.node.registry.DecisionRefusedException;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.Provenance;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.rules.Fault;
import org.tidewaiter.report.rules.Severity;
import tools.jackson.databind.node.ObjectNode;

/** Turns reports into drafts and drafts into reports. */
@Component
@HoldsNominalData
class DraftSubmission {

    private final Drafts drafts;
    private final Intake intake;
    private final Preparation preparation;
    private final AllFaults all;
    private final Reports reports;
    private final NominalRecords nominal;
    private final EmptyParts empty;

    DraftSubmission(
            Drafts drafts,
            Intake intake,
            Preparation preparation,
            AllFaults all,
            Reports reports,
            NominalRecords nominal,
            EmptyParts empty) {
        this.drafts = drafts;
        this.intake = intake;
        this.preparation = preparation;
        this.all = all;
        this.reports = reports;
        this.nominal = nominal;
        this.empty = empty;
    }

    /** What came of handing a draft in. */
    sealed interface Handed {

        /** It is a report now, and no draft any more. */
        record In(UUID record) implements Handed {}

        /** It stays a draft; every fault and open question at once. */
        record Back(List<Fault> faults) implements Handed {}
    }

    /**
     * Hands a draft in and destroys it, in one transaction.
     *
     * @throws DecisionRefusedException if the report that it corrects has changed meanwhile
     */
    @Transactional
    public Handed handIn(AccessScope scope, Draft draft, Set<String> ticked) {
        ObjectNode document = draft.content().document().deepCopy();
        empty.prune(document);
        List<Fault> open = notInList(draft.content());
        document.put("provenance", Provenance.MANUAL.name());
        Answers answers = Answers.ticked(ticked);
        try {
            Submission submission = Submission.read(document);
            return open.isEmpty()
                    ? handIn(scope, draft, submission, answers)
                    : new Handed.Back(
                            AllFaults.with(open, preparation.faults(scope, Channel.FORM, submission, answers)));
        } catch (MalformedReportException malformed) {
            List<Fault> known = AllFaults.with(open, Fault.of(malformed));
            return new Handed.Back(all.of(scope, Channel.FORM, document, known, answers));
        }
    }

    private Handed handIn(AccessScope scope, Draft draft, Submission submission, Answers answers) {
        return switch (take(scope, draft, submission, answers)) {
            case IntakeOutcome.Refused(List<Fault> faults) -> new Handed.Back(faults);
            case IntakeOutcome.Accepted(UUID record, var notes) -> in(scope, draft, record);
            case IntakeOutcome.AlreadyThere(UUID record) -> in(scope, draft, record);
        };
    }

    private Handed in(AccessScope scope, Draft draft, UUID record) {
        drafts.destroy(scope, draft.id());
        return new Handed.In(record);
    }

    private IntakeOutcome take(AccessScope scope, Draft draft, Submission submission, Answers answers) {
        UUID corrects = draft.corrects();
        if (corrects == null) {
            return intake.take(scope, Channel.FORM, List.of(submission), answers)
                    .getFirst();
        }
        NominalPart part = scope.may(Permission.READ_NOMINAL) ? submission.nominal() : null;
        return intake.rewrite(scope, Channel.FORM, corrects, draft.seenVersion(), submission.report(), part, answers);
    }

    private static List<Fault> notInList(DraftContent content) {
        return content.words().keySet().stream()
                .map(name -> new Fault("not-in-list", Severity.REFUSE, name, Map.of()))
                .toList();
    }

    /** The author's draft of a correction: the one begun before, or a new one from what stands now. */
    @Transactional
    public UUID correcting(AccessScope scope, UUID record) {
        Optional<UUID> begun = drafts.correcting(scope, record);
        if (begun.isPresent()) {
            return begun.get();
        }
        ReportDetail report = reports.find(scope, record)
                .orElseThrow(() -> new DecisionRefusedException(DecisionRefusedException.Reason.NOT_FOUND));
        SeizureReport content = newest(report);
        if (content == null) {
            throw new DecisionRefusedException(DecisionRefusedException.Reason.WITHDRAWN);
        }
        NominalPart part = scope.may(Permission.READ_NOMINAL)
                ? nominal.read(scope, record).orElseGet(NominalPart::none)
                : NominalPart.none();
        ObjectNode document = (ObjectNode) new Submission(content.withPictures(List.of()), part, null).write();
        return drafts.begin(
                scope, DraftContent.of(document), record, report.summary().version());
    }

    /** What was last written: the open revision before the signed head. */
    private static @org.jspecify.annotations.Nullable SeizureReport newest(ReportDetail report) {
        return report.open() != null && report.open().content() != null
                ? report.open().content()
                : report.content();
    }

    /** Takes the report as it stands now as what the draft was begun from. */
    @Transactional
    public void over(AccessScope scope, Draft draft) {
        UUID corrects = draft.corrects();
        if (corrects != null) {
            reports.find(scope, corrects)
                    .ifPresent(report ->
                            drafts.seen(scope, draft.id(), report.summary().version()));
        }
    }
}
