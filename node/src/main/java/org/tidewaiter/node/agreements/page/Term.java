package org.tidewaiter.node.agreements.page;

import java.util.List;

/**
 * One term of an agreement in words.
 *
 * @param values one line each; never empty
 */
public record Term(String label, List<String> values) {

    public Term {
        values = List.copyOf(values);
    }
}
