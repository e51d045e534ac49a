package org.tidewaiter.node.casework.page;

import org.jspecify.annotations.Nullable;

/**
 * One recorded field in words.
 *
 * @param path where it is in the report
 * @param before what the version before said, null where it said the same; empty where it said nothing
 * @param note what the node says about the value, null for most
 */
public record FieldLine(
        String path,
        String label,
        String value,
        @Nullable String before,
        @Nullable String note) {

    public boolean changed() {
        return before != null;
    }
}
