package org.tidewaiter.report.fields;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.vocabulary.Labels;

/**
 * One field.
 *
 * @param path with {@code []} for any place of a list and {@code *} for any key of a map
 * @param labels how it is called
 * @param list name of the code list of its values, null where it has none
 */
public record FieldEntry(
        String path, Labels labels, @Nullable String list) {

    public Optional<String> codeList() {
        return Optional.ofNullable(list);
    }
}
