package org.tidewaiter.report.disclosure;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What of a report may leave under a profile, as parts. Made by a {@link Discloser} alone. */
public final class DisclosedReport {

    private final DisclosureProfile profile;
    private final List<Part> parts;

    DisclosedReport(DisclosureProfile profile, List<Part> parts) {
        this.profile = profile;
        this.parts = List.copyOf(parts);
    }

    /** The profile under which it was made. */
    public DisclosureProfile profile() {
        return profile;
    }

    /** The parts in their order; empty if nothing of the report belongs to the agreed categories. */
    public List<Part> parts() {
        return parts;
    }

    /**
     * The same with the keyed pseudonym of the national case, unless the profile does not list it.
     *
     * @param key id of the key
     * @param value keyed digest of the normalised case reference
     */
    public DisclosedReport withPseudonym(String key, String value) {
        if (!profile.lists(PartName.PSEUDONYM)) {
            return this;
        }
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(
                PartName.PSEUDONYM.label(),
                JsonNodeFactory.instance.objectNode().put("key", key).put("value", value)));
        return new DisclosedReport(profile, more);
    }

    /**
     * A part that is disclosed as a whole or not at all.
     *
     * @param name {@code event}, {@code place}, {@code goods/<line id>}, {@code leg/<1..n>}, {@code transport} …
     */
    public record Part(String name, JsonNode value) {}
}
