package org.tidewaiter.report.vocabulary;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One code of a list.
 *
 * @param parent code of the parent list (or of the same list) that this one belongs to
 * @param modes transport modes to which the code applies; empty means all
 * @param attributes what else the list says of the code; its header names them
 * @param validFrom first day on which the code may be used, or null if it always could
 * @param validTo last day on which the code may be used, or null if it still can
 */
public record Code(
        String code,
        Labels labels,
        Synonyms synonyms,
        @Nullable String parent,
        Set<String> modes,
        Map<String, String> attributes,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public Code {
        modes = Set.copyOf(modes);
        attributes = Map.copyOf(attributes);
    }

    /** Whether the code may be used for an event on that day. */
    public boolean validOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    /** Whether the code makes sense with a transport mode; "not specified" and "multimodal" go with every code. */
    public boolean fits(String mode) {
        return modes.isEmpty() || modes.contains(mode) || mode.equals("0") || mode.equals("6");
    }

    /** An attribute that lists several words, such as {@code units}; empty if the code does not have it. */
    public List<String> words(String attribute) {
        String words = attributes.get(attribute);
        return words == null ? List.of() : List.of(words.split(" "));
    }
}
