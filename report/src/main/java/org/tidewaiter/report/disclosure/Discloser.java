package org.tidewaiter.report.disclosure;

import java.util.List;
import java.util.Set;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;

/**
 * Decides what of a report leaves under one profile. Safe for use by many threads; made once for a profile.
 *
 * <p>Sets of categories name those that an agreement covers; empty means all. Of a mixed case only the goods lines of these
 * categories and what belongs to them are disclosed; of a case without such a line, nothing.
 */
public final class Discloser {

    private final CompiledProfile profile;
    private final PartWriter writer;

    public Discloser(DisclosureProfile profile) {
        this.profile = new CompiledProfile(profile);
        this.writer = new PartWriter(this.profile);
    }

    /** The parts that leave. */
    public DisclosedReport disclose(SeizureReport report, TextRelease text, Set<String> categories) {
        return new DisclosedReport(profile.profile(), writer.parts(report, text, categories));
    }

    /** What leaves and what stays, field by field in the order of the form. Only recorded fields are listed. */
    public List<FieldDecision> explain(
            SeizureReport report, NominalPart nominal, TextRelease text, Set<String> categories) {
        return new Explanation(profile, report, text, categories).of(nominal);
    }

    /** Whether the profile lists a part, for example {@code goods/k3v9x2ab}. */
    public boolean permits(String partName) {
        return PartName.of(partName).filter(profile::lists).isPresent();
    }

    /**
     * Of parts that were disclosed under a wider profile, those that leave under this one, whole and unchanged: of a mixed
     * case only the goods lines of the categories, and text only if it can speak of no others.
     */
    public List<DisclosedReport.Part> narrow(List<DisclosedReport.Part> wider, Set<String> categories) {
        return narrow(wider, categories, Set.of());
    }

    /**
     * The same without some goods lines, as if they were of another category.
     *
     * @param leftOut names of parts, such as {@code goods/k3v9x2ab}
     */
    public List<DisclosedReport.Part> narrow(
            List<DisclosedReport.Part> wider, Set<String> categories, Set<String> leftOut) {
        return new Narrowing(profile, categories, leftOut).of(wider);
    }

    /** Every part or field beyond the profile. */
    public List<Excess> excess(List<DisclosedReport.Part> received) {
        return new ExcessCheck(profile).of(received);
    }
}
