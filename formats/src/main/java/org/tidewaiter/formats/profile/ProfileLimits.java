package org.tidewaiter.formats.profile;

/**
 * Bounds of a profile.
 *
 * @param rows most rows that are looked at
 * @param values most distinct values counted in one column
 * @param valueLength longest value that is counted; longer ones are only counted as filled
 * @param characters most characters of values held in all columns together
 */
public record ProfileLimits(long rows, int values, int valueLength, int characters) {

    public ProfileLimits {
        if (rows < 1 || values < 1 || valueLength < 1 || characters < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** All rows, 1,000 values of up to 200 characters a column, 2 million characters in all. */
    public static ProfileLimits defaults() {
        return new ProfileLimits(Long.MAX_VALUE, 1_000, 200, 2_000_000);
    }
}
