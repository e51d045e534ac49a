package org.tidewaiter.formats.detect;

import org.tidewaiter.formats.rows.Remark;

/**
 * One thing that was found out about a file.
 *
 * @param score from 0 to 1; only good for comparing
 * @param why what speaks for it
 */
public record Found<T>(T value, double score, Remark why) {}
