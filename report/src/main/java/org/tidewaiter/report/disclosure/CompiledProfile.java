package org.tidewaiter.report.disclosure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.LineText;

/** A profile made ready for walking: what each part may hold. */
final class CompiledProfile {

    /** The fields of the record that the event part is made of; the others have parts of their own. */
    static final Set<String> EVENT_FIELDS = Set.of(
            "formType",
            "provenance",
            "eventKind",
            "eventDate",
            "reportingCountry",
            "reportingAgency",
            "discoveryCountry",
            "locationType",
            "direction",
            "regime",
            "offence",
            "detection",
            "selectionBasis",
            "operation",
            "outcome");

    private final DisclosureProfile profile;
    private final Map<PartName, Selection> selections = new EnumMap<>(PartName.class);
    private final Map<PartName, Set<String>> names = new EnumMap<>(PartName.class);

    CompiledProfile(DisclosureProfile profile) {
        this.profile = profile;
        profile.parts().forEach((label, fields) -> {
            PartName part = PartName.of(label + (isNumbered(label) ? "/1" : ""))
                    .orElseThrow(() -> new IllegalArgumentException("a report has no part " + label));
            compile(part, fields);
        });
    }

    private static boolean isNumbered(String label) {
        return Arrays.stream(PartName.values())
                .anyMatch(part -> part.numbered() && part.label().equals(label));
    }

    private void compile(PartName part, List<String> fields) {
        switch (part.fields()) {
            case PartName.Fields.Of(var shape) -> {
                fields.forEach(field -> refuseMisplaced(part, field));
                selections.put(part, Selection.of(shape, fields));
            }
            case PartName.Fields.Named(var possible) -> {
                if (!possible.containsAll(fields)) {
                    throw new IllegalArgumentException("the part " + part.label() + " has only the fields " + possible);
                }
                names.put(part, Set.copyOf(fields));
            }
        }
    }

    /** Text leaves through its own part alone, because a person must release it; and so do nationalities. */
    private static void refuseMisplaced(PartName part, String field) {
        String head = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
        boolean misplaced = switch (part) {
            case EVENT -> !EVENT_FIELDS.contains(head);
            case GOODS -> LineText.at(field).isPresent();
            case CONSIGNMENT -> head.equals("declaredDescription");
            case TRANSPORT -> head.equals("identity");
            case OFFENDER_PROFILES -> head.equals("nationality");
            default -> false;
        };
        if (misplaced) {
            throw new IllegalArgumentException("the part " + part.label() + " may not list " + field);
        }
    }

    DisclosureProfile profile() {
        return profile;
    }

    /** What of its record a part may hold, or null if the profile does not list the part. */
    @Nullable
    Selection selection(PartName part) {
        return selections.get(part);
    }

    /** Whether a part may hold a field. */
    boolean lists(PartName part, String field) {
        Selection selection = selections.get(part);
        return selection != null ? selection.lists(field) : names(part).contains(field);
    }

    /** The fields of a part that is put together. */
    Set<String> names(PartName part) {
        return names.getOrDefault(part, Set.of());
    }

    boolean lists(PartName part) {
        return profile.lists(part);
    }

    /** Whether the profile lets a group of that size be described. */
    boolean describes(int offenders) {
        return profile.offenderProfiles() == DisclosureProfile.OffenderProfiles.ALWAYS || offenders >= 3;
    }
}
