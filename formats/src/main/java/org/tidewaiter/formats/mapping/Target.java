package org.tidewaiter.formats.mapping;

import java.util.List;

/**
 * A field of the document and the rule that fills it.
 *
 * @param steps names of the fields from the top, for example {@code place}, {@code post}
 */
record Target(List<String> steps, FieldRule rule) {

    Target {
        steps = List.copyOf(steps);
    }
}
