package org.tidewaiter.node.web.component;

import org.jspecify.annotations.Nullable;

/**
 * How far long work has come.
 *
 * @param done and {@code total} in the same unit; total 0 while it is not known
 * @param detail rows, rate and time left, in words
 */
public record ProgressBar(
        String label, long done, long total, @Nullable String detail) {

    public int percent() {
        return total <= 0 ? 0 : (int) Math.min(100, done * 100 / total);
    }
}
