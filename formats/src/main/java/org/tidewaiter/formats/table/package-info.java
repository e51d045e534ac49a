/**
 * Seizure reports as a table: which columns there are, what they are called and how their cells are written. Exports and
 * templates share it, so that what one writes the other can name.
 */
@NullMarked
package org.tidewaiter.formats.table;

import org.jspecify.annotations.NullMarked;
