package org.tidewaiter.report.disclosure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An allow-list: the parts and the fields of a report that may leave.
 *
 * @param name name under which agreements refer to it
 * @param version raised with every change
 * @param offenderProfiles when sex, age band and role of offenders may leave
 * @param parts names of fields by name of part, each down to a single value
 */
public record DisclosureProfile(
        String name, int version, OffenderProfiles offenderProfiles, Map<String, List<String>> parts) {

    /** From how many offenders on they may be described. */
    public enum OffenderProfiles {
        THREE_OR_MORE,
        ALWAYS
    }

    public DisclosureProfile {
        TreeMap<String, List<String>> sorted = new TreeMap<>();
        parts.forEach(
                (part, fields) -> sorted.put(part, fields.stream().sorted().toList()));
        parts = java.util.Collections.unmodifiableSortedMap(sorted);
    }

    /** The profile of that name that comes with this program: {@code non-personal-standard} or {@code releasable}. */
    public static DisclosureProfile named(String name) {
        return ProfileFiles.named(name);
    }

    /** SHA-256 in base64url of the profile's canonical form: the same allow-list has the same digest everywhere. */
    public String digest() {
        return ProfileFiles.digest(this);
    }

    boolean lists(PartName part) {
        return parts.containsKey(part.label());
    }
}
