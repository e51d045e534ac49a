package org.tidewaiter.node.registry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.DisclosureProfile;

/** Profiles that list less than those which come with the program. */
final class Narrow {

    static final Discloser WITHOUT_PSEUDONYM = without("pseudonym");

    private Narrow() {}

    private static Discloser without(String part) {
        DisclosureProfile standard = DisclosureProfile.named("non-personal-standard");
        Map<String, List<String>> parts = new TreeMap<>(standard.parts());
        parts.remove(part);
        return new Discloser(new DisclosureProfile("narrow", 1, standard.offenderProfiles(), parts));
    }
}
