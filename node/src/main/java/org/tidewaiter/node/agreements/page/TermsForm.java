package org.tidewaiter.node.agreements.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Field;

/**
 * The form for a text.
 *
 * @param revises digest of the revision that it changes; null for a new agreement
 * @param templates addresses of the form filled in beforehand
 */
public record TermsForm(
        String title,
        String lead,
        @Nullable String revises,
        List<Choice> templates,
        List<Fault> faults,
        Field number,
        Field partner,
        List<Choice> partners,
        Field direction,
        List<Choice> directions,
        Several categories,
        Several eventKinds,
        Field places,
        List<ThresholdRow> thresholds,
        List<Choice> kinds,
        List<Choice> units,
        Field profile,
        List<Choice> profiles,
        Several handling,
        Field onward,
        Field onwardProfile,
        Field relays,
        Field recipients,
        Field legalBasis,
        Field hoursAllowed,
        Field validFrom,
        Field validUntil,
        Field release,
        List<Choice> releases) {

    public TermsForm {
        templates = List.copyOf(templates);
        faults = List.copyOf(faults);
        thresholds = List.copyOf(thresholds);
    }

    /** Codes of which several may be chosen. */
    public record Several(Field field, List<Choice> choices, List<String> chosen) {}

    /** One threshold. */
    public record ThresholdRow(Field subcategory, Field amount, Field unit) {}
}
