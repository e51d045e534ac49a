package org.tidewaiter.node.web.component;

import org.jspecify.annotations.Nullable;

/**
 * One choice of a select, a radio group or a type-ahead.
 *
 * @param code what is sent
 * @param label what is read, in the reader's language
 * @param note a second, quieter text: the code itself, a synonym, what the choice means
 */
public record Choice(String code, String label, @Nullable String note) {

    public Choice(String code, String label) {
        this(code, label, null);
    }
}
