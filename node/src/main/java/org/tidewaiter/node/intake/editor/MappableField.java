package org.tidewaiter.node.intake.editor;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.mapping.FieldTarget;
import org.tidewaiter.report.vocabulary.Labels;

/**
 * A field that a column can fill.
 *
 * @param path as the field catalogue has it
 * @param list code list of its values, null where it has none
 */
public record MappableField(
        String path,
        Labels labels,
        FieldTarget target,
        FieldKind kind,
        @Nullable String list) {

    String label(Locale locale) {
        return labels.in(locale);
    }

    boolean nominal() {
        return target.section() == FieldTarget.Section.NOMINAL || path.startsWith("nominal.");
    }
}
