package org.tidewaiter.formats.trial;

import org.tidewaiter.formats.imports.ImportLimits;

/**
 * Bounds of a trial.
 *
 * @param rows most rows that are looked at
 * @param values most distinct values without a translation that are listed for one field
 * @param examples most reports, and most rows of one fault, that are shown
 */
public record TrialLimits(ImportLimits file, long rows, int values, int examples) {

    public TrialLimits {
        if (rows < 1 || values < 1 || examples < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** All rows, 1,000 values a field, 5 examples. */
    public static TrialLimits defaults() {
        return new TrialLimits(ImportLimits.defaults(), Long.MAX_VALUE, 1_000, 5);
    }
}
