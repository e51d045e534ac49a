package org.tidewaiter.formats.suggest;

import org.tidewaiter.formats.rows.Remark;

/**
 * A code that a value may stand for.
 *
 * @param score from 0 to 1; 1 where a code, label or synonym is exactly the value
 */
public record SuggestedCode(String code, double score, Remark why) {}
