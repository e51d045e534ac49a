/**
 * A mapping tried on a file before anything is stored: values without a translation, faults, first reports.
 */
@NullMarked
package org.tidewaiter.formats.trial;

import org.jspecify.annotations.NullMarked;
