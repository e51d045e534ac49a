/**
 * The JSON Schema of a submission, read from the record types and the vocabulary.
 */
@NullMarked
package org.tidewaiter.report.schema;

import org.jspecify.annotations.NullMarked;
