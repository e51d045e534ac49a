package org.tidewaiter.node.agreements;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.agreements.page.Term;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.fields.FieldCatalogue;

/** Says what of a report a disclosure profile lets through, part by part. */
final class ProfileWords {

    /** Where the fields of a part stand in a report, as the catalogue of fields names them. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("event", ""),
            Map.entry("place", "place."),
            Map.entry("goods", "goods[]."),
            Map.entry("leg", "route[]."),
            Map.entry("transport", "transport."),
            Map.entry("transport-identity", "transport.identity."),
            Map.entry("consignment", "consignment."),
            Map.entry("concealment", "concealment[]."),
            Map.entry("offenders", "offenders."),
            Map.entry("offender-profiles", "offenders.profiles[]."),
            Map.entry("companies", "companies[]."),
            Map.entry("grading", "grading."),
            Map.entry("picture", "pictures[]."));

    private static final FieldCatalogue FIELDS = FieldCatalogue.load();

    private ProfileWords() {}

    /** The profile of that name, if it comes with this program. */
    static @Nullable DisclosureProfile known(String name) {
        try {
            return DisclosureProfile.named(name);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /** Each part with its fields; empty for a profile that is not known here. */
    static List<Term> parts(String name, Page page) {
        DisclosureProfile profile = known(name);
        if (profile == null) {
            return List.of();
        }
        List<Term> parts = new ArrayList<>();
        profile.parts().forEach((part, fields) -> {
            String key = "agreements.part." + part;
            String label = page.messages().has(page.language(), key) ? page.text(key) : part;
            parts.add(new Term(label, List.of(fields(part, fields, page))));
        });
        return parts;
    }

    private static String fields(String part, List<String> fields, Page page) {
        return fields.stream()
                .filter(field -> !field.equals("id"))
                .map(field -> label(part, field, page))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String label(String part, String field, Page page) {
        String text = "agreements.field." + part + "." + field;
        if (page.messages().has(page.language(), text)) {
            return page.text(text);
        }
        String path = PREFIXES.getOrDefault(part, "") + field;
        var locale = page.language().locale();
        for (String candidate : List.of(path, path + "[]", path.replace("[]", "[0]"), path + "[0]")) {
            if (FIELDS.at(candidate).isPresent()) {
                return FIELDS.label(candidate, locale);
            }
        }
        return field;
    }
}
