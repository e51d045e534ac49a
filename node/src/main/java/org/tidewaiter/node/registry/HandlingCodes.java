package org.tidewaiter.node.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.tidewaiter.report.ReportJson;

/** The handling codes of signed versions, which stand in their clear claims whatever of the content is disclosed. */
final class HandlingCodes {

    /** Restricts nothing, so it goes where any other is. */
    private static final String NO_RESTRICTION = "H0";

    private HandlingCodes() {}

    /** Of a stored version, which was verified when it was accepted. */
    static List<String> of(String jws) {
        byte[] claims = Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]);
        return ReportJson.mapper()
                .readTree(new String(claims, StandardCharsets.UTF_8))
                .path("handling")
                .valueStream()
                .map(code -> code.stringValue(""))
                .toList();
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
