package org.tidewaiter.node.registry;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The handling codes of signed versions, which stand in their clear claims whatever of the content is disclosed. */
final class HandlingCodes {

    /** Restricts nothing, so it goes where any other is. */
    private static final String NO_RESTRICTION = "H0";

    private HandlingCodes() {}

    /** Of a stored version, which was verified when it was accepted. */
    static List<String> of(String jws) {
        return ClearTerms.of(jws).handling();
    }

    static List<String> strictest(Collection<List<String>> all) {
        TreeSet<String> codes = new TreeSet<>();
        all.forEach(codes::addAll);
        if (codes.size() > 1) {
            codes.remove(NO_RESTRICTION);
        }
        return List.copyOf(codes);
    }
}
