/**
 * Suggestions for a mapping: fields for columns, codes for values. Each has a score and a reason, and none is used before a
 * person has confirmed it.
 */
@NullMarked
package org.tidewaiter.formats.suggest;

import org.jspecify.annotations.NullMarked;
