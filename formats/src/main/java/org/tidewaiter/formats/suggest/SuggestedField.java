package org.tidewaiter.formats.suggest;

import org.tidewaiter.formats.mapping.FieldRule;
import org.tidewaiter.formats.mapping.FieldTarget;
import org.tidewaiter.formats.rows.Remark;

/**
 * A field that a column may hold.
 *
 * @param rule how the column could be read into it, from what the column holds
 * @param score from 0 to 1
 */
public record SuggestedField(FieldTarget target, FieldRule.Column rule, double score, Remark why) {}
