package org.tidewaiter.node.registry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tidewaiter.report.disclosure.DisclosedReport;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.disclosure.TextRelease;
import org.tidewaiter.report.units.UnitConversion;

/** Profiles that list less than those which come with the program, and terms that let less go. */
final class Narrow {

    static final Discloser WITHOUT_PSEUDONYM = without("pseudonym");

    /** The parts of {@link TestReports#mixed()} that an agreement on tobacco alone keeps at home. */
    static final List<String> BESIDE_TOBACCO = besideTobacco();

    private Narrow() {}

    private static List<String> besideTobacco() {
        List<DisclosedReport.Part> all = new Discloser(DisclosureProfile.named("non-personal-standard"))
                .disclose(TestReports.mixed(), TextRelease.RELEASED_BY_A_PERSON, Set.of())
                .parts();
        AgreedScope tobacco = new AgreedScope(
                Sender.agreement("TOBACCO"),
                new Discloser(DisclosureProfile.named("non-personal-standard")),
                UnitConversion.load());
        List<DisclosedReport.Part> due = ((ScopeJudgement.Due) tobacco.judge(all)).parts();
        return all.stream()
                .filter(part -> !due.contains(part))
                .map(DisclosedReport.Part::name)
                .toList();
    }

    private static Discloser without(String part) {
        DisclosureProfile standard = DisclosureProfile.named("non-personal-standard");
        Map<String, List<String>> parts = new TreeMap<>(standard.parts());
        parts.remove(part);
        return new Discloser(new DisclosureProfile("narrow", 1, standard.offenderProfiles(), parts));
    }
}
