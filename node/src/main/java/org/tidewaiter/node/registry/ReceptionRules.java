package org.tidewaiter.node.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.disclosure.DisclosedReport;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.disclosure.Excess;
import org.tidewaiter.report.disclosure.ReportAssembly;
import org.tidewaiter.report.rules.Fault;
import org.tidewaiter.report.rules.ReportRules;
import org.tidewaiter.report.rules.Severity;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Checks the content of a version that arrived: nothing beyond the agreement, and what is there is sound. */
@Component
class ReceptionRules {

    private final ReportRules rules;
    private final Vocabulary vocabulary;
    private final Map<String, Discloser> profiles = new ConcurrentHashMap<>();

    ReceptionRules(ReportRules rules, Vocabulary vocabulary) {
        this.rules = rules;
        this.vocabulary = vocabulary;
    }

    /** Whether a version speaks an edition of the vocabulary that this node does not have yet. */
    boolean vocabularyIsNewer(VersionContent version) {
        return version.claims().vocabulary().compareTo(vocabulary.edition()) > 0;
    }

    /** What came of the check. */
    sealed interface Checked {

        /**
         * It may be stored.
         *
         * @param report what is known of the report; null for a withdrawal
         */
        record Sound(
                @Nullable SeizureReport report, @Nullable CasePseudonym pseudonym) implements Checked {}

        record Faulty(List<ItemFault> faults) implements Checked {}
    }

    Checked check(Agreement agreement, VersionContent version) {
        if (version.claims().kind() == VersionKind.WITHDRAWAL) {
            return new Checked.Sound(null, null);
        }
        List<DisclosedReport.Part> parts = parts(version);
        List<ItemFault> faults = new ArrayList<>();
        Discloser profile = profile(agreement);
        profile.excess(parts).stream()
                .map(excess -> beyondProfile(profile, excess))
                .distinct()
                .forEach(faults::add);
        if (!faults.isEmpty()) {
            return new Checked.Faulty(faults);
        }
        try {
            SeizureReport report = ReportAssembly.assemble(parts.stream()
                    .filter(part -> !part.name().equals(DisclosedContent.PSEUDONYM))
                    .toList());
            beyondScope(agreement, version, report, faults);
            for (Fault fault : rules.checkReceived(report)) {
                if (fault.severity() == Severity.REFUSE) {
                    faults.add(new ItemFault(fault.path(), fault.rule()));
                }
            }
            return faults.isEmpty() ? new Checked.Sound(report, pseudonym(parts)) : new Checked.Faulty(faults);
        } catch (MalformedReportException malformed) {
            Fault.of(malformed).forEach(fault -> faults.add(new ItemFault(fault.path(), fault.rule())));
            return new Checked.Faulty(faults);
        }
    }

    /** Names the part alone: a field that no report has may be called anything, and a fault repeats nothing. */
    private static ItemFault beyondProfile(Discloser profile, Excess excess) {
        String part = excess.path().split("[.\\[]", 2)[0];
        return new ItemFault(profile.permits(part) ? part.split("/", 2)[0] : "", "beyond-profile");
    }

    private Discloser profile(Agreement agreement) {
        return profiles.computeIfAbsent(
                agreement.profile().name(), name -> new Discloser(DisclosureProfile.named(name)));
    }

    private static List<DisclosedReport.Part> parts(VersionContent version) {
        return version.disclosures().stream()
                .map((Disclosure disclosure) -> new DisclosedReport.Part(disclosure.name(), disclosure.value()))
                .toList();
    }

    private static void beyondScope(
            Agreement agreement, VersionContent version, SeizureReport report, List<ItemFault> faults) {
        Set<String> categories = Set.copyOf(agreement.categories());
        for (int i = 0; i < report.goods().size(); i++) {
            if (!categories.contains(report.goods().get(i).category())) {
                faults.add(new ItemFault("goods[" + i + "].category", "beyond-agreement"));
            }
        }
        if (!agreement.eventKinds().contains(report.eventKind().name())) {
            faults.add(new ItemFault("eventKind", "beyond-agreement"));
        }
        String originator = version.claims().identity().originator();
        if (!originator.startsWith(report.reportingCountry() + "-")) {
            faults.add(new ItemFault("reportingCountry", "not-the-originators"));
        }
    }

    private static @Nullable CasePseudonym pseudonym(List<DisclosedReport.Part> parts) {
        return parts.stream()
                .filter(part -> part.name().equals(DisclosedContent.PSEUDONYM))
                .map(part -> new CasePseudonym(
                        part.value().path("key").stringValue(""),
                        part.value().path("value").stringValue("")))
                .findFirst()
                .orElse(null);
    }
}
