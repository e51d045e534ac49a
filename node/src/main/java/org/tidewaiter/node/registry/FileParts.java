package org.tidewaiter.node.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.disclosure.TextRelease;

/**
 * What of a report goes into a file: what leaves for the hub by default, so nothing that singles out a person. Versions are
 * signed and kept more widely.
 */
final class FileParts {

    private static final Discloser STANDARD = new Discloser(DisclosureProfile.named("non-personal-standard"));

    private FileParts() {}

    /** Those of the stored disclosures that go into a file, as they are; the pseudonym of the case is none of them. */
    static List<String> of(List<String> stored) {
        List<Part> parts = stored.stream().map(DisclosedContent::part).toList();
        Set<String> kept = STANDARD.narrow(parts, Set.of()).stream()
                .map(Part::name)
                .filter(name -> !name.equals(DisclosedContent.PSEUDONYM))
                .collect(Collectors.toSet());
        List<String> disclosures = new ArrayList<>();
        for (int at = 0; at < parts.size(); at++) {
            if (kept.contains(parts.get(at).name())) {
                disclosures.add(stored.get(at));
            }
        }
        return disclosures;
    }

    /** What of a report that is not signed yet goes into a file: nothing of its text, which nobody has released. */
    static SeizureReport of(SeizureReport written) {
        try {
            return DisclosedContent.assemble(
                    STANDARD.disclose(written, TextRelease.WITHHELD, Set.of()).parts());
        } catch (MalformedReportException impossible) {
            throw new IllegalStateException("what is disclosed of a report makes no report", impossible);
        }
    }
}
