package org.tidewaiter.formats.reports;

import org.jspecify.annotations.Nullable;

/**
 * The text of one report in a file.
 *
 * @param number of its line or row, or its place in the list, from 1
 * @param json null where it is longer than a report may be
 */
record ReportText(long number, byte @Nullable [] json) {

    /** Longest text of one report: 1 MiB. */
    static final int LONGEST = 1 << 20;
}
