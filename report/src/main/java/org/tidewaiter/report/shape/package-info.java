/**
 * What the record types of a report look like, read from the records themselves: their fields in order, what each field
 * holds, whether it may be empty. Reading, writing, disclosure, rules on text and the JSON Schema all walk these shapes,
 * so that none of them can drift from the records. Knows no particular record.
 */
@NullMarked
package org.tidewaiter.report.shape;

import org.jspecify.annotations.NullMarked;
