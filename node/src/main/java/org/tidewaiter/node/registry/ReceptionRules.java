package org.tidewaiter.node.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.token.Codes;
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
import org.tidewaiter.report.rules.Fault;
import org.tidewaiter.report.rules.ReportRules;
import org.tidewaiter.report.rules.Severity;
import org.tidewaiter.report.units.UnitConversion;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Checks the content of a version that arrived: nothing beyond the agreement, and what is there is sound. */
@Component
class ReceptionRules {

    private static final String GOODS = "goods/";
    private static final int LONGEST_PATH = 200;
    private static final int LONGEST_KEY_ID = 40;
    private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final ReportRules rules;
    private final Vocabulary vocabulary;
    private final CeilingCheck ceiling;
    private final Map<String, Discloser> profiles = new ConcurrentHashMap<>();

    ReceptionRules(ReportRules rules, Vocabulary vocabulary, CeilingCheck ceiling) {
        this.rules = rules;
        this.vocabulary = vocabulary;
        this.ceiling = ceiling;
    }

    /** Whether a version speaks an edition of the vocabulary that this node does not have yet. */
    boolean vocabularyIsNewer(VersionContent version) {
        return Edition.isNewer(version.claims().vocabulary(), vocabulary.edition());
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

    /**
     * Checks what arrived against the agreement, and the report that it makes with what is held of the same version.
     *
     * @param held encoded disclosures of this version that are held, none for a new version
     */
    Checked check(Agreement agreement, VersionContent version, List<String> held) {
        if (version.claims().kind() == VersionKind.WITHDRAWAL) {
            return new Checked.Sound(null, null);
        }
        List<DisclosedReport.Part> arrived = parts(version);
        List<ItemFault> faults = new ArrayList<>(ceiling.faults(agreement, version, arrived));
        Discloser profile = profile(agreement);
        profile.excess(arrived).stream()
                .map(excess -> beyondProfile(profile, excess))
                .distinct()
                .forEach(faults::add);
        if (!faults.isEmpty()) {
            return new Checked.Faulty(faults);
        }
        List<DisclosedReport.Part> parts = together(version, arrived, held);
        try {
            SeizureReport report = DisclosedContent.assemble(parts);
            beyondScope(agreement, version, report, arrived, faults);
            for (Fault fault : rules.checkReceived(report)) {
                if (fault.severity() == Severity.REFUSE) {
                    faults.add(fault(fault.path(), fault.rule()));
                }
            }
            CasePseudonym pseudonym = pseudonym(parts, faults);
            return faults.isEmpty() ? new Checked.Sound(report, pseudonym) : new Checked.Faulty(faults);
        } catch (MalformedReportException malformed) {
            Fault.of(malformed).forEach(fault -> faults.add(fault(fault.path(), fault.rule())));
            return new Checked.Faulty(faults);
        }
    }

    /** A path may hold names that the sender made up; what of it is no path stays out of the receipt. */
    private static ItemFault fault(String path, String rule) {
        int end = 0;
        while (end < Math.min(path.length(), LONGEST_PATH) && Codes.isPath(path.substring(end, end + 1))) {
            end++;
        }
        return new ItemFault(path.substring(0, end), rule);
    }

    /** Names the part alone: a field that no report has may be called anything, and a fault repeats nothing. */
    private static ItemFault beyondProfile(Discloser profile, Excess excess) {
        String part = excess.path().split("[.\\[]", 2)[0];
        return new ItemFault(profile.permits(part) ? part.split("/", 2)[0] : "", "beyond-profile");
    }

    private static List<DisclosedReport.Part> together(
            VersionContent version, List<DisclosedReport.Part> arrived, List<String> held) {
        if (held.isEmpty()) {
            return arrived;
        }
        List<DisclosedReport.Part> parts =
                new ArrayList<>(held.stream().map(DisclosedContent::part).toList());
        for (int i = 0; i < arrived.size(); i++) {
            if (!held.contains(version.disclosures().get(i).encoded())) {
                parts.add(arrived.get(i));
            }
        }
        return parts;
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

    /** Of the goods those that arrived: what is held of the version was judged when it came. */
    private static void beyondScope(
            Agreement agreement,
            VersionContent version,
            SeizureReport report,
            List<DisclosedReport.Part> arrived,
            List<ItemFault> faults) {
        Set<String> lines = arrived.stream().map(DisclosedReport.Part::name).collect(Collectors.toSet());
        Set<String> categories = Set.copyOf(agreement.categories());
        Set<String> below =
                new Thresholds(agreement.limits().thresholds(), UnitConversion.load()).below(report.goods());
        for (int i = 0; i < report.goods().size(); i++) {
            if (!lines.contains(GOODS + report.goods().get(i).id())) {
                continue;
            }
            if (!categories.contains(report.goods().get(i).category())) {
                faults.add(new ItemFault("goods[" + i + "].category", "beyond-agreement"));
            } else if (below.contains(report.goods().get(i).id())) {
                faults.add(new ItemFault("goods[" + i + "].quantity", "below-threshold"));
            }
        }
        List<String> places = agreement.limits().places();
        if (!places.isEmpty() && !places.contains(report.discoveryCountry())) {
            faults.add(new ItemFault("discoveryCountry", "beyond-agreement"));
        }
        if (!agreement.eventKinds().contains(report.eventKind().name())) {
            faults.add(new ItemFault("eventKind", "beyond-agreement"));
        }
        String originator = version.claims().identity().originator();
        if (!originator.startsWith(report.reportingCountry() + "-")) {
            faults.add(new ItemFault("reportingCountry", "not-the-originators"));
        }
    }

    private static @Nullable CasePseudonym pseudonym(List<DisclosedReport.Part> parts, List<ItemFault> faults) {
        for (DisclosedReport.Part part : parts) {
            if (part.name().equals(DisclosedContent.PSEUDONYM)) {
                String key = part.value().path("key").stringValue("");
                String value = part.value().path("value").stringValue("");
                if (key.length() <= LONGEST_KEY_ID
                        && Codes.isCode(key)
                        && PSEUDONYM.matcher(value).matches()) {
                    return new CasePseudonym(key, value);
                }
                faults.add(new ItemFault(DisclosedContent.PSEUDONYM, "pseudonym-malformed"));
            }
        }
        return null;
    }
}
