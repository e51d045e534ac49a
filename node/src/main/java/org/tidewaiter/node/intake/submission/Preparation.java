package org.tidewaiter.node.intake.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.nominal.AuthorityPseudonyms;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.registry.CasePseudonym;
import org.tidewaiter.node.registry.NewReport;
import org.tidewaiter.node.settings.MemberSettings;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.Provenance;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.rules.Fault;
import org.tidewaiter.report.rules.ReportRules;
import org.tidewaiter.report.rules.Severity;
import org.tidewaiter.report.screening.TextScreening;

/** Completes what was handed in with what the node decides, and checks it. */
@Component
@HoldsNominalData
public class Preparation {

    private final NodeSettings settings;
    private final ReportRules rules;
    private final TextScreening screening;
    private final AuthorityPseudonyms pseudonyms;
    private final ReleasePolicy release;

    Preparation(
            NodeSettings settings,
            ReportRules rules,
            TextScreening screening,
            AuthorityPseudonyms pseudonyms,
            ReleasePolicy release) {
        this.settings = settings;
        this.rules = rules;
        this.screening = screening;
        this.pseudonyms = pseudonyms;
        this.release = release;
    }

    /** What preparing gave. */
    public sealed interface Prepared {

        /** Ready to be recorded. */
        record Fit(NewReport report, NominalPart nominal, List<Fault> notes) implements Prepared {}

        /** Every fault, and every question that is not answered. */
        record Unfit(List<Fault> faults) implements Prepared {}
    }

    /** In the name of the authority that the scope is confined to, or of this node's own. */
    public Prepared prepare(AccessScope scope, Channel channel, Submission submission, Answers answers) {
        Optional<String> originator = settings.reporting(scope.member());
        String country = originator.map(MemberSettings::countryOf).orElse(null);
        List<Fault> faults = new ArrayList<>(ownRules(country, channel, submission));
        Submission completed = completed(country, channel, submission);
        faults.addAll(rules.check(completed.report(), completed.nominal()));
        faults.addAll(TextFindings.of(completed.report(), screening));
        List<Fault> standing =
                faults.stream().filter(fault -> stands(fault, answers)).toList();
        if (!standing.isEmpty()) {
            return new Prepared.Unfit(standing);
        }
        return new Prepared.Fit(newReport(originator, channel, completed), completed.nominal(), faults);
    }

    /** Every fault, and every question that is not answered. */
    public List<Fault> faults(AccessScope scope, Channel channel, Submission submission, Answers answers) {
        return prepare(scope, channel, submission, answers) instanceof Prepared.Unfit(List<Fault> faults)
                ? faults
                : List.of();
    }

    private static boolean stands(Fault fault, Answers answers) {
        return switch (fault.severity()) {
            case REFUSE -> true;
            case ASK -> !answers.answers(fault);
            case NOTE -> false;
        };
    }

    private List<Fault> ownRules(@Nullable String country, Channel channel, Submission submission) {
        List<Fault> faults = new ArrayList<>();
        String stated = submission.report().reportingCountry();
        if (stated != null && !stated.equals(country)) {
            faults.add(refusal("reporting-country-own", "reportingCountry"));
        }
        boolean generated = channel.provenance(submission.report().provenance()) == Provenance.GENERATED;
        if (generated && !settings.demonstration()) {
            faults.add(refusal("generated-in-demonstration", "provenance"));
        }
        if (!submission.report().pictures().isEmpty()) {
            faults.add(refusal("pictures-by-review", "pictures"));
        }
        if (country == null) {
            faults.add(refusal("no-own-reports", ""));
        }
        return faults;
    }

    private static Fault refusal(String rule, String path) {
        return new Fault(rule, Severity.REFUSE, path, Map.of());
    }

    private static Submission completed(@Nullable String country, Channel channel, Submission submission) {
        SeizureReport report = submission.report();
        Map<String, Object> decided = new LinkedHashMap<>();
        decided.put("provenance", channel.provenance(report.provenance()));
        if (report.reportingCountry() == null && country != null) {
            decided.put("reportingCountry", country);
        }
        return new Submission(Amendment.of(report, decided), submission.nominal(), submission.sourceKey());
    }

    private NewReport newReport(Optional<String> originator, Channel channel, Submission completed) {
        EventDate date = completed.report().eventDate();
        Optional<CasePseudonym> pseudonym = originator.flatMap(authority ->
                pseudonyms.of(authority).of(completed.nominal().nationalCaseRef(), date == null ? null : date.date()));
        return new NewReport(
                completed.report(),
                pseudonym.orElse(null),
                completed.sourceKey(),
                release.of(channel, completed.report()));
    }
}
